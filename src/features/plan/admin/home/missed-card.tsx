import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import './home.css';
import { HomeCardBody } from './home-card.tsx';

/** Kes jäi infota: whom the plan names and who got nothing yet; says so when the plan cannot tell. */
export function MissedCard() {
  const t = usePlanTexts();
  const format = useFormat();
  return (
    <HomeCardBody>
      {({ plan, today, uninformed, coverageMeasured }) => {
        if (!plan) return <p className="k-soft">{t('home.without.missed')}</p>;
        if (!coverageMeasured) {
          return (
            <>
              <p>{t('home.uninformed.notMeasured')}</p>
              <p className="k-soft">{t('home.uninformed.notMeasuredHint')}</p>
            </>
          );
        }
        if (plan.periodStart !== null && plan.periodStart > today) {
          return <p className="k-soft">{t('home.uninformed.notBegun', { day: format.day(plan.periodStart) })}</p>;
        }
        if (uninformed.length === 0) return <p>{t('home.uninformed.everybody')}</p>;
        return (
          <ul className="plan-rows">
            {uninformed.map((one) => {
              const [start = null, end = null] = one.period.split('/');
              const period = format.period(start, end);
              return (
                <li key={`${one.activityId} ${one.text} ${one.part ?? ''} ${one.period}`}>
                  <AppLink to={places.activity(one.activityId)}>{one.part ?? one.text}</AppLink>
                  <span className="k-soft k-small">{one.part === null ? period : `${one.text} · ${period}`}</span>
                </li>
              );
            })}
          </ul>
        );
      }}
    </HomeCardBody>
  );
}
