import type { PlanSnapshot, SnapshotList, SnapshotRow } from '../../contract/snapshot.ts';
import type { ActivityChangeTold, ChangeKind, FieldChange, PartChange, PlanDiff } from '../../contract/versions.ts';
import { compareSnapshots, type RowChange, rowsOf } from './compare.ts';
import { fieldChanges } from './fields.ts';
import { movedAmong } from './order.ts';

type PartList = Exclude<SnapshotList, 'sections' | 'activities'>;

const partKinds: Record<PartList, PartChange['kind']> = {
  steps: 'step',
  indicators: 'indicator',
  targets: 'target',
  parties: 'party',
  budgetLines: 'budget-line',
};
const partLists = Object.keys(partKinds) as PartList[];

/** The difference between two states of a plan as a person reads it: by activity, in the order of the later one. */
export function tellDiff(before: PlanSnapshot, after: PlanSnapshot): PlanDiff {
  const change = compareSnapshots(before, after);
  const told = {
    plan: change.plan ? fieldChanges('plan', change.plan.before, change.plan.after) : [],
    sections: sectionsTold(before, after, change.rows),
    activities: activitiesTold(before, after, change.rows),
  };
  return { counts: countsOf(told), ...told };
}

function sectionsTold(before: PlanSnapshot, after: PlanSnapshot, rows: readonly RowChange[]): PlanDiff['sections'] {
  const moved = movedAmong(inOrder(before.sections), inOrder(after.sections));
  return rows
    .filter((row) => row.list === 'sections')
    .flatMap((row) => {
      const told = partTold(row, moved);
      return told ? [{ id: row.id, title: String((row.after ?? row.before)?.title ?? ''), ...told }] : [];
    });
}

function activitiesTold(before: PlanSnapshot, after: PlanSnapshot, rows: readonly RowChange[]): ActivityChangeTold[] {
  const own = new Map(rows.filter((row) => row.list === 'activities').map((row) => [row.id, row]));
  const parts = Map.groupBy(
    rows.filter((row) => partLists.includes(row.list as PartList)),
    (row) => String((row.after ?? row.before)?.activity_id),
  );
  const moved = movedActivities(before, after);
  const names = sectionNames(before, after);
  const activities = [...bySection(after), ...gone(before, after)];
  return activities.flatMap((activity) => {
    const row = own.get(activity.id);
    // What hung on an activity that went is gone with it.
    const told = row && !row.after ? [] : partsTold(before, after, parts.get(activity.id) ?? []);
    const change = activityChange(row, moved.has(activity.id), told.length > 0);
    if (!change) return [];
    const section = names.get(activity.section_id) ?? '';
    const from = row?.before?.section_id;
    return [
      {
        id: activity.id,
        code: activity.code,
        title: activity.title,
        section,
        change,
        movedFrom: row?.after && from && from !== activity.section_id ? (names.get(String(from)) ?? '') : null,
        fields: row?.before && row.after ? fieldChanges('activities', row.before, row.after) : [],
        parts: told,
      },
    ];
  });
}

function activityChange(row: RowChange | undefined, moved: boolean, hasParts: boolean): ChangeKind | null {
  if (row && !row.before) return 'added';
  if (row && !row.after) return 'removed';
  const changed =
    hasParts || (row?.before && row.after && fieldChanges('activities', row.before, row.after).length > 0);
  if (changed) return 'changed';
  return moved ? 'moved' : null;
}

function movedActivities(before: PlanSnapshot, after: PlanSnapshot): ReadonlySet<string> {
  const sectionOf = new Map(before.activities.map((one) => [one.id, one.section_id]));
  const across = after.activities.filter((one) => sectionOf.has(one.id) && sectionOf.get(one.id) !== one.section_id);
  const within = after.sections.flatMap((section) => {
    const those = (snapshot: PlanSnapshot) =>
      inOrder(snapshot.activities.filter((one) => one.section_id === section.id));
    return [...movedAmong(those(before), those(after))];
  });
  return new Set([...across.map((one) => one.id), ...within]);
}

function partsTold(before: PlanSnapshot, after: PlanSnapshot, rows: readonly RowChange[]): PartChange[] {
  return rows.flatMap((row) => {
    const list = row.list as PartList;
    const shown = row.after ?? row.before;
    const beside = (snapshot: PlanSnapshot) =>
      inOrder(rowsOf(snapshot, list).filter((one) => one.activity_id === shown?.activity_id));
    const told = partTold(row, movedAmong(beside(before), beside(after)));
    const name = nameOf(list, shown, row.after ? after : before);
    return told ? [{ kind: partKinds[list], id: row.id, name, ...told }] : [];
  });
}

/** Null where only the number of its place differs, while it stands between the same others as before. */
function partTold(row: RowChange, moved: ReadonlySet<string>): { change: ChangeKind; fields: FieldChange[] } | null {
  if (!row.before) return { change: 'added', fields: fieldChanges(row.list, {}, row.after ?? {}) };
  if (!row.after) return { change: 'removed', fields: [] };
  const fields = fieldChanges(row.list, row.before, row.after);
  if (fields.length > 0) return { change: 'changed', fields };
  return moved.has(row.id) ? { change: 'moved', fields: [] } : null;
}

function nameOf(list: PartList, row: SnapshotRow | null, snapshot: PlanSnapshot): string {
  if (list === 'parties') return String(row?.name ?? row?.wording ?? '');
  if (list === 'budgetLines') return String(row?.title ?? '');
  if (list !== 'targets') return String(row?.text ?? '');
  const parent = row?.indicator_id ?? row?.step_id;
  return [...snapshot.indicators, ...snapshot.steps].find((one) => one.id === parent)?.text ?? '';
}

function sectionNames(before: PlanSnapshot, after: PlanSnapshot): Map<string, string> {
  return new Map([...before.sections, ...after.sections].map((section) => [section.id, section.title]));
}

/** As the plan shows them: section by section, each in its order. */
function bySection({ sections, activities }: PlanSnapshot) {
  const places = new Map(inOrder(sections).map((id, place) => [id, place]));
  const place = (one: { section_id: string }) => places.get(one.section_id) ?? places.size;
  return activities.toSorted(
    (one, other) => place(one) - place(other) || one.position - other.position || (one.id < other.id ? -1 : 1),
  );
}

function gone(before: PlanSnapshot, after: PlanSnapshot) {
  const still = new Set(after.activities.map((one) => one.id));
  return before.activities.filter((one) => !still.has(one.id));
}

function inOrder(rows: readonly { id: string; position?: unknown }[]): string[] {
  return rows
    .toSorted((one, other) => Number(one.position) - Number(other.position) || (one.id < other.id ? -1 : 1))
    .map((row) => row.id);
}

const dateFields = new Set(['period_start', 'period_end', 'period_text', 'due_on', 'baseline_on', 'continuous']);

function countsOf({ plan, sections, activities }: Omit<PlanDiff, 'counts'>): PlanDiff['counts'] {
  // Of a new activity its parts are told, but it is one change.
  const parts = activities.flatMap((activity) => (activity.change === 'added' ? [] : activity.parts));
  // An activity in which only something that hangs on it changed is not one change more.
  const own = activities.filter((activity) => activity.change !== 'changed' || activity.fields.length > 0);
  const all = [...sections, ...own, ...parts];
  const of = (change: ChangeKind) => all.filter((one) => one.change === change).length;
  const fields = [...plan, ...activities.flatMap((one) => one.fields), ...parts.flatMap((one) => one.fields)];
  const kind = (of: PartChange['kind']) => parts.filter((part) => part.kind === of).length;
  return {
    added: of('added'),
    removed: of('removed'),
    changed: of('changed') + plan.length,
    moved: of('moved') + activities.filter((one) => one.movedFrom !== null && one.change === 'changed').length,
    dates: fields.filter((one) => dateFields.has(one.field)).length,
    targets: kind('target') + kind('indicator'),
    parties: kind('party'),
    money: kind('budget-line'),
  };
}
