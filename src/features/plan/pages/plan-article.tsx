import type { IndicatorView, StepView } from '../contract/plan.ts';
import { writtenParams } from '../formats/pdf/written.ts';
import type { ShownActivity, ShownPlan } from '../reads/sharing/shown-plan.ts';
import { PlanMoneyTable } from './money-table.tsx';
import type { Speaking } from './page.tsx';

interface Told {
  shown: ShownPlan;
  speaking: Speaking;
}

const statesInOrder = ['met', 'on-track', 'at-risk', 'missed', 'unmeasured'] as const;

/** The plan as an article: what it is, how it stands, section by section; states in words, never in colour alone. */
export function PlanArticle({ shown, speaking }: Told) {
  const { t, written } = speaking;
  const { plan, sections } = shown;
  return (
    <>
      <header>
        <p className="organisation">{shown.organisation}</p>
        <h1 lang={plan.language}>{plan.title}</h1>
        <p className="soft">
          {plan.periodStart && plan.periodEnd ? (
            <>
              {written.day(plan.periodStart)}–{written.day(plan.periodEnd)}
              {' · '}
            </>
          ) : null}
          {t('publicPage.updated', { day: written.day(shown.updatedOn) })}
        </p>
        {shown.approval ? (
          <p className="soft">
            {t('publicPage.approved', { body: shown.approval.body, day: written.day(shown.approval.approvedOn) })}
          </p>
        ) : null}
      </header>
      <Summary shown={shown} speaking={speaking} />
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`} lang={plan.language}>
            {[section.code, section.title].filter(Boolean).join('. ')}
          </h2>
          {section.activities.length === 0 ? <p className="soft">{t('publicPage.noActivities')}</p> : null}
          {section.activities.map((one) => (
            <Activity key={one.activity.id} one={one} shown={shown} speaking={speaking} />
          ))}
        </section>
      ))}
      {shown.money ? <PlanMoneyTable money={shown.money} speaking={speaking} /> : null}
    </>
  );
}

function Summary({ shown, speaking: { t } }: Told) {
  const { counts } = shown.plan;
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{t('publicPage.summary')}</h2>
      <p>{t('publicPage.stepsDone', { done: counts.stepsDone, of: counts.steps, activities: counts.activities })}</p>
      <ul className="counts">
        {statesInOrder.map((state) => (
          <li key={state} className={state}>
            <strong>{counts.indicators[state] ?? 0}</strong> {t(`words.indicatorState.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Activity({ one, shown, speaking }: Told & { one: ShownActivity }) {
  const { t, written } = speaking;
  const { activity, steps, indicators, parties, comments } = one;
  const owners = parties.filter((party) => party.role === 'owner');
  const others = parties.filter((party) => party.role === 'participant');
  const names = (list: typeof parties) => list.map((party) => party.name).join(', ');
  const { language } = shown.plan;
  return (
    <article aria-labelledby={`activity-${activity.id}`}>
      <h3 id={`activity-${activity.id}`} lang={language}>
        {[activity.code, activity.title].filter(Boolean).join(' ')}
      </h3>
      <p>
        <span className={`state ${activity.state}`}>{t(`words.activityState.${activity.state}`)}</span>{' '}
        <span className="soft" lang={language}>
          {activity.periodText || dates(activity.periodStart, activity.periodEnd, written.day)}
        </span>
      </p>
      {owners.length > 0 ? (
        <p>
          <span className="soft">{t('publicPage.owner')}</span> <span lang={language}>{names(owners)}</span>
        </p>
      ) : null}
      {others.length > 0 ? (
        <p>
          <span className="soft">{t('publicPage.participants')}</span> <span lang={language}>{names(others)}</span>
        </p>
      ) : null}
      {steps.length > 0 ? (
        <>
          <h4>{t('publicPage.steps')}</h4>
          <ul className="steps">
            {steps.map((step) => (
              <Step key={step.id} step={step} language={language} speaking={speaking} />
            ))}
          </ul>
        </>
      ) : null}
      {indicators.length > 0 ? (
        <>
          <h4>{t('publicPage.indicators')}</h4>
          <ul className="indicators">
            {indicators.map((indicator) => (
              <Indicator key={indicator.id} indicator={indicator} language={language} speaking={speaking} />
            ))}
          </ul>
        </>
      ) : null}
      {comments.length > 0 ? (
        <>
          <h4>{t('publicPage.comments')}</h4>
          <ul>
            {comments.map((comment, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page that is drawn once and never again.
              <li key={place}>
                <span className="soft">{[written.day(comment.on), comment.author].filter(Boolean).join(', ')}:</span>{' '}
                {comment.text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </article>
  );
}

function Step({ step, language, speaking: { t, written } }: { step: StepView; language: string; speaking: Speaking }) {
  const done = step.occurrences.filter((turn) => turn.doneOn !== null).length;
  return (
    <li>
      <span lang={language}>{step.text}</span>{' '}
      <span className={`state ${step.late ? 'late' : step.state}`}>
        {step.occurrences.length > 0
          ? t('publicPage.turns', { done, of: step.occurrences.length })
          : t(step.late ? 'words.activityState.late' : `words.stepState.${step.state}`)}
        {step.doneOn ? ` ${written.day(step.doneOn)}` : null}
      </span>
    </li>
  );
}

function Indicator({
  indicator,
  language,
  speaking: { t, written },
}: {
  indicator: IndicatorView;
  language: string;
  speaking: Speaking;
}) {
  return (
    <li>
      <span lang={language}>{indicator.text}</span>{' '}
      <span className={`state ${indicator.state}`}>{t(`words.indicatorState.${indicator.state}`)}</span>
      {indicator.targets.map((target) => (
        <span key={target.id} className="reason">
          {t(`reasons.${target.reason.code}`, writtenParams(target.reason.params, written))}
        </span>
      ))}
    </li>
  );
}

function dates(start: string | null, end: string | null, day: (value: string) => string): string {
  return [start, end].map((one) => (one ? day(one) : '')).join('–');
}
