import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanSummary } from '../../contract/plan.ts';
import type { HomeView } from '../../contract/screens.ts';
import { IndicatorState } from '../../contract/words.ts';
import { places } from '../places.ts';
import { IndicatorBadge } from '../plan/badges.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import './home.css';
import { HomeCardBody } from './home-card.tsx';
import { ShareBar } from './share-bar.tsx';

type Standing = NonNullable<HomeView['standing']>;

/** Kava seis: indicators by state, work against time, what needs a look. */
export function StandingCard() {
  const t = usePlanTexts();
  return (
    <HomeCardBody>
      {({ plan, standing, today }) =>
        plan && standing ? (
          <PlanStanding plan={plan} standing={standing} today={today} />
        ) : (
          <p className="k-soft">{t('home.without.standing')}</p>
        )
      }
    </HomeCardBody>
  );
}

interface PlanStandingProps {
  plan: PlanSummary;
  standing: Standing;
  today: string;
}

function PlanStanding({ plan, standing, today }: PlanStandingProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const { counts } = standing;
  return (
    <div className="plan-standing">
      <div>
        <p>
          <AppLink to={places.plan(plan.id)}>{plan.title}</AppLink>
        </p>
        <p className="k-soft">{format.period(plan.periodStart, plan.periodEnd)}</p>
      </div>
      <IndicatorCounts planId={plan.id} counts={counts.indicators} />
      <div className="plan-shares">
        <ShareBar
          label={t('home.standing.steps')}
          value={t('home.standing.stepsValue', { done: counts.stepsDone, total: counts.steps })}
          share={counts.steps === 0 ? 0 : counts.stepsDone / counts.steps}
          to={places.plan(plan.id)}
        />
        <Elapsed plan={plan} standing={standing} today={today} />
      </div>
      <Attention standing={standing} />
      <LateActivities planId={plan.id} late={standing.lateActivities} />
    </div>
  );
}

/** How much of the plan's time is gone; before and after it there is no share to draw. */
function Elapsed({ plan, standing, today }: PlanStandingProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const { counts, elapsedPercent } = standing;
  const { periodStart, periodEnd } = plan;
  if (elapsedPercent === null) return <p className="k-soft">{t('home.standing.noTime')}</p>;
  if (periodEnd !== null && periodEnd < today) {
    const undone = counts.steps - counts.stepsDone;
    const rest = undone > 0 ? t('home.standing.overUndone', { count: undone }) : t('home.standing.overDone');
    return (
      <p>
        {t('home.standing.over', { day: format.day(periodEnd) })} {counts.steps > 0 && rest}
      </p>
    );
  }
  if (periodStart !== null && periodStart > today) {
    return <p className="k-soft">{t('home.standing.ahead', { day: format.day(periodStart) })}</p>;
  }
  return (
    <ShareBar
      quiet
      label={t('home.standing.time')}
      value={format.percent(elapsedPercent / 100, 0)}
      share={elapsedPercent / 100}
    />
  );
}

function IndicatorCounts({ planId, counts }: { planId: string; counts: Standing['counts']['indicators'] }) {
  const t = usePlanTexts();
  const states = IndicatorState.options.filter((state) => (counts[state] ?? 0) > 0);
  if (states.length === 0) return <p className="k-soft">{t('home.standing.noIndicators')}</p>;
  return (
    <ul className="plan-counts" aria-label={t('home.standing.indicators')}>
      {states.map((state) => (
        <li key={state}>
          <AppLink to={places.planIndicators(planId)} search={{ state }}>
            <strong>{counts[state]}</strong> <IndicatorBadge state={state} />
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

function Attention({ standing }: { standing: Standing }) {
  const t = usePlanTexts();
  const measured = Object.values(standing.counts.indicators).some((count) => count > 0);
  if (standing.attention.length === 0) return measured ? <p className="k-soft">{t('home.standing.calm')}</p> : null;
  return (
    <div>
      <h3>{t('home.standing.attention')}</h3>
      <ul className="plan-attention">
        {standing.attention.map((one) => (
          <li key={one.indicatorId}>
            <AppLink to={places.activity(one.activityId)}>
              {one.activityCode && <span className="k-soft k-figures">{one.activityCode} </span>}
              {one.text}
            </AppLink>
            <IndicatorBadge state={one.state} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LateActivities({ planId, late }: { planId: string; late: Standing['lateActivities'] }) {
  const t = usePlanTexts();
  if (late.length === 0) return null;
  return (
    <div>
      <h3>
        <AppLink to={places.plan(planId)} search={{ state: 'late' }}>
          {t('home.standing.lateActivities')} {late.length}
        </AppLink>
      </h3>
      <ul className="plan-attention">
        {late.map((one) => (
          <li key={one.id}>
            <AppLink to={places.activity(one.id)}>
              {one.code && <span className="k-soft k-figures">{one.code} </span>}
              {one.title}
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
