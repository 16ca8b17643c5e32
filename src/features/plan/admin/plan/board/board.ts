import type { ActivitySummary } from '../../../contract/plan.ts';

export interface BoardColumn {
  /** Null for what nobody owns or takes part in. */
  partyId: string | null;
  name: string;
  owned: readonly ActivitySummary[];
  joined: readonly ActivitySummary[];
}

/** One column for each party, by the reader's alphabet; an activity stands in every column of its parties. */
export function boardColumns(
  activities: readonly ActivitySummary[],
  compare: (one: string, other: string) => number,
): readonly BoardColumn[] {
  const names = new Map(activities.flatMap((one) => one.parties.map((party) => [party.partyId, party.name] as const)));
  const having = (partyId: string, role: 'owner' | 'participant') =>
    activities.filter((one) => one.parties.some((party) => party.partyId === partyId && party.role === role));
  const columns = [...names].map(([partyId, name]) => {
    const owned = having(partyId, 'owner');
    // Who owns it takes part in it anyway: one card is enough.
    return { partyId, name, owned, joined: having(partyId, 'participant').filter((one) => !owned.includes(one)) };
  });
  const sorted = columns.sort((one, other) => compare(one.name, other.name));
  const nobody = activities.filter((one) => one.parties.length === 0);
  return nobody.length > 0 ? [...sorted, { partyId: null, name: '', owned: nobody, joined: [] }] : sorted;
}
