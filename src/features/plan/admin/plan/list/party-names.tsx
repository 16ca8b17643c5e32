import { Fragment } from 'react';
import type { ActivitySummary } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';

const MOST_SHOWN = 2;

/** Owners first and in bold; more than a few are counted, all of them stand in the tooltip. */
export function PartyNames({ parties }: { parties: ActivitySummary['parties'] }) {
  const t = usePlanTexts();
  const ordered = parties.toSorted((one, other) => Number(other.role === 'owner') - Number(one.role === 'owner'));
  const rest = ordered.length - MOST_SHOWN;
  const all = ordered.map((party) => `${party.name} (${t(`words.partyRole.${party.role}`)})`).join(', ');
  if (ordered.length === 0) return <span className="k-soft">–</span>;
  return (
    <span title={all}>
      {ordered.slice(0, MOST_SHOWN).map((party, index) => (
        <Fragment key={party.partyId}>
          {index > 0 && ', '}
          {party.role === 'owner' ? <strong>{party.name}</strong> : party.name}
        </Fragment>
      ))}
      {rest > 0 && <span className="k-soft"> {t('plan.list.more', { count: rest })}</span>}
    </span>
  );
}
