import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import './home.css';
import { HomeCardBody } from './home-card.tsx';

/** Järgmisena välja: until channels publish by themselves, the activities that begin next. */
export function NextCard() {
  const t = usePlanTexts();
  const format = useFormat();
  return (
    <HomeCardBody>
      {({ plan, next }) =>
        next.length === 0 ? (
          <p className="k-soft">{plan ? t('home.next.empty') : t('home.without.next')}</p>
        ) : (
          <>
            <ul className="plan-rows">
              {next.map((one) => (
                <li key={one.activityId}>
                  <AppLink to={places.activity(one.activityId)}>
                    {one.code && <span className="k-soft k-figures">{one.code} </span>}
                    {one.title}
                  </AppLink>
                  <span className="k-soft k-small">{t('home.next.begins', { day: format.day(one.startsOn) })}</span>
                </li>
              ))}
            </ul>
            <p className="k-soft k-small">{t('home.next.note')}</p>
          </>
        )
      }
    </HomeCardBody>
  );
}
