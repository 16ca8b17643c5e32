import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PartyView } from '../../contract/plan.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

const SHOWN_AT_FIRST = 12;

/** Every way the documents write a party, each with the activities where it stands. */
export function Spellings({ wordings }: { wordings: PartyView['wordings'] }) {
  const t = usePlanTexts();
  if (wordings.length === 0) return null;
  return (
    <div className="plan-spellings k-small">
      <span className="k-soft">{t('parties.spellings', { count: wordings.length })}</span>
      <ul>
        {wordings.map(({ wording, activities }) => (
          <li key={wording}>
            <q>{wording}</q> <Activities activities={activities} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The first few, and how many more; a word such as "kõik" stands in hundreds. */
function Activities({ activities }: Pick<PartyView['wordings'][number], 'activities'>) {
  const t = usePlanTexts();
  const { compare } = useFormat();
  const [all, setAll] = useState(false);
  const sorted = activities.toSorted((one, other) => compare(one.code ?? one.title, other.code ?? other.title));
  const shown = all ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  const folded = sorted.length - shown.length;
  return (
    <>
      {shown.map((activity) => (
        <Fragment key={activity.id}>
          <AppLink to={places.activity(activity.id)} title={activity.title}>
            {activity.code ?? activity.title}
            {activity.code !== null && <span className="k-only-read"> {activity.title}</span>}
          </AppLink>{' '}
        </Fragment>
      ))}
      {folded > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {t('plan.list.more', { count: folded })}
        </Button>
      )}
    </>
  );
}
