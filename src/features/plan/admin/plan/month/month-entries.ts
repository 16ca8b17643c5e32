import type { ActivitySummary } from '../../../contract/plan.ts';
import type { DueItem } from '../../../contract/screens.ts';
import { addDays, type Day, monthEnd, monthStart, weekday } from '../days.ts';

export type EntryKind = 'starts' | 'ends' | 'due' | 'turn' | 'figure';

export interface MonthEntry {
  key: string;
  day: Day;
  kind: EntryKind;
  activityId: string;
  code: string | null;
  text: string;
  done: boolean;
  late: boolean;
}

const kinds = {
  step: 'due',
  occurrence: 'turn',
  measurement: 'figure',
  milestone: 'figure',
} as const satisfies Record<DueItem['kind'], EntryKind>;

/** Weeks from Monday to Sunday that hold the month; days of its neighbours fill the first and last. */
export function weeksOf(month: Day): readonly (readonly Day[])[] {
  const first = addDays(monthStart(month), 1 - weekday(monthStart(month)));
  const weeks: Day[][] = [];
  for (let monday = first; monday <= monthEnd(month); monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** What the month holds of the activities: their first and last days, and whatever falls due. */
export function monthEntries(
  month: Day,
  activities: readonly ActivitySummary[],
  due: readonly DueItem[],
): readonly MonthEntry[] {
  const within = (day: Day | null): day is Day => day !== null && day >= monthStart(month) && day <= monthEnd(month);
  const shown = new Set(activities.map((one) => one.id));
  const periods = activities.flatMap((one) => {
    const base = { activityId: one.id, code: one.code, text: one.title, done: one.state === 'done', late: false };
    const [start, end] = [one.periodStart, one.periodEnd];
    return [
      ...(within(start) ? [{ ...base, key: `${one.id}:starts`, day: start, kind: 'starts' as const }] : []),
      ...(within(end)
        ? [{ ...base, key: `${one.id}:ends`, day: end, kind: 'ends' as const, late: one.state === 'late' }]
        : []),
    ];
  });
  const items = due
    .filter((item) => shown.has(item.activityId) && within(item.dueOn))
    .map((item) => ({
      key: `${item.kind}:${item.recordId}:${item.dueOn}`,
      day: item.dueOn,
      kind: kinds[item.kind],
      activityId: item.activityId,
      code: item.activityCode,
      text: item.text,
      done: item.done,
      late: item.late,
    }));
  return [...periods, ...items].toSorted(
    (one, other) => one.day.localeCompare(other.day) || urgency(one) - urgency(other),
  );
}

/** A day of many has room for three: what still waits comes before what is done. */
function urgency({ late, done }: MonthEntry): number {
  return late ? 0 : done ? 2 : 1;
}
