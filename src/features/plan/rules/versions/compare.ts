import { type PlanSnapshot, type SnapshotList, type SnapshotRow, snapshotLists } from '../../contract/snapshot.ts';

/** One row that is not the same in both: null where there is none. */
export interface RowChange {
  list: SnapshotList;
  id: string;
  before: SnapshotRow | null;
  after: SnapshotRow | null;
}

export interface SnapshotChange {
  plan: { before: PlanSnapshot['plan']; after: PlanSnapshot['plan'] } | null;
  rows: RowChange[];
}

/** Every row that differs between two snapshots: nothing that differs is left out, and nothing else is in it. */
export function compareSnapshots(before: PlanSnapshot, after: PlanSnapshot): SnapshotChange {
  return {
    plan: sameRow(before.plan, after.plan) ? null : { before: before.plan, after: after.plan },
    rows: snapshotLists.flatMap((list) => compareRows(list, rowsOf(before, list), rowsOf(after, list))),
  };
}

/** The first snapshot with a change applied is the second. */
export function applyChange(before: PlanSnapshot, change: SnapshotChange): PlanSnapshot {
  const lists = snapshotLists.map((list) => {
    const rows = new Map(rowsOf(before, list).map((row) => [row.id, row]));
    for (const one of change.rows.filter((row) => row.list === list)) {
      if (one.after) rows.set(one.id, one.after);
      else rows.delete(one.id);
    }
    return [list, [...rows.values()]];
  });
  return { ...before, plan: change.plan?.after ?? before.plan, ...Object.fromEntries(lists) };
}

export function isEmpty(change: SnapshotChange): boolean {
  return change.plan === null && change.rows.length === 0;
}

export function rowsOf(snapshot: PlanSnapshot, list: SnapshotList): readonly SnapshotRow[] {
  return snapshot[list];
}

function compareRows(list: SnapshotList, before: readonly SnapshotRow[], after: readonly SnapshotRow[]): RowChange[] {
  const [old, young] = [byId(before), byId(after)];
  const gone = before
    .filter((row) => !young.has(row.id))
    .map((row) => ({ list, id: row.id, before: row, after: null }));
  const other = after.flatMap((row): RowChange[] => {
    const earlier = old.get(row.id) ?? null;
    return earlier && sameRow(earlier, row) ? [] : [{ list, id: row.id, before: earlier, after: row }];
  });
  return [...gone, ...other];
}

function byId(rows: readonly SnapshotRow[]): Map<string, SnapshotRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** A column that one of them does not know was added to the table in between: that is no change of the plan. */
function sameRow(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(one).every((name) => !(name in other) || alike(one[name], other[name]));
}

/** The same whatever the order of keys: jsonb gives them back in an order of its own. */
export function alike(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Text that two equal values share and two different ones do not. A key without a value is no key. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
