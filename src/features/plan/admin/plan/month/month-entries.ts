import type { ActivitySummary, ActivityView } from '../../../contract/plan.ts';
import { addDays, type Day, monthEnd, monthStart, weekday } from '../days.ts';

export type EntryKind = 'starts' | 'ends' | 'due' | 'turn';

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

/** Weeks from Monday to Sunday that hold the month; days of its neighbours fill the first and last. */
export function weeksOf(month: Day): readonly (readonly Day[])[] {
  const first = addDays(monthStart(month), 1 - weekday(monthStart(month)));
  const weeks: Day[][] = [];
  for (let monday = first; monday <= monthEnd(month); monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** What the month holds of the activities: their first and last days, steps that are due, turns that end. */
export function monthEntries(
  month: Day,
  activities: readonly ActivitySummary[],
  views: readonly ActivityView[],
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
  const steps = views
    .filter((view) => shown.has(view.activity.id))
    .flatMap(({ activity, steps }) =>
      steps.flatMap((step) => {
        const base = { activityId: activity.id, code: activity.code, text: step.text };
        const due = step.dueOn;
        const turns = step.occurrences.filter((turn) => within(turn.endsOn));
        return [
          ...(within(due)
            ? [{ ...base, key: step.id, day: due, kind: 'due' as const, done: step.state === 'done', late: step.late }]
            : []),
          ...turns.map((turn) => ({
            ...base,
            key: `${step.id}:${turn.startsOn}`,
            day: turn.endsOn,
            kind: 'turn' as const,
            done: turn.doneOn !== null,
            late: turn.late,
          })),
        ];
      }),
    );
  return [...periods, ...steps].toSorted((one, other) => one.day.localeCompare(other.day));
}
