import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PartyView } from '../../contract/plan.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Every way the documents write a party, each with the activities where it stands. */
export function Spellings({ wordings }: { wordings: PartyView['wordings'] }) {
  const t = usePlanTexts();
  const { compare } = useFormat();
  if (wordings.length === 0) return null;
  return (
    <div className="plan-spellings k-small">
      <span className="k-soft">{t('parties.spellings', { count: wordings.length })}</span>
      <ul>
        {wordings.map(({ wording, activities }) => (
          <li key={wording}>
            <q>{wording}</q>{' '}
            {activities
              .toSorted((one, other) => compare(one.code ?? one.title, other.code ?? other.title))
              .map((activity) => (
                <AppLink key={activity.id} to={places.activity(activity.id)} title={activity.title}>
                  {activity.code ?? activity.title}
                  {activity.code !== null && <span className="k-only-read"> {activity.title}</span>}
                </AppLink>
              ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
