import { addDays } from './calendar.ts';

/** A week and a day before, on the day, and three days after when it is late. */
export const usualOffsets: readonly number[] = [-7, -1, 0, 3];

/** Days that a worker stood still are made up for, but not more of them: nobody wants a month's reminders at once. */
const mostDaysMadeUp = 7;

/** The days to remind for, `after` excluded and `upTo` included. */
export function daysToRemind(remindedOn: string | null, today: string): { after: string; upTo: string } {
  const earliest = addDays(today, -mostDaysMadeUp);
  const yesterday = addDays(today, -1);
  if (remindedOn === null) return { after: yesterday, upTo: today };
  return { after: remindedOn > earliest ? remindedOn : earliest, upTo: today };
}

/** Which of the rule's days has come for something due on `dueOn`: the latest when several have; null when none has. */
export function offsetToRemind(
  dueOn: string,
  offsets: readonly number[],
  days: { after: string; upTo: string },
): number | null {
  const come = offsets.filter((offset) => {
    const day = addDays(dueOn, offset);
    return day > days.after && day <= days.upTo;
  });
  return come.length > 0 ? Math.max(...come) : null;
}

/** What tells one reminder from another: record, its day, and the days from it. */
export function reminderKey(item: { key: string; dueOn: string }, offset: number): string {
  return `${dueKey(item)}:${offset}`;
}

export function dueKey(item: { key: string; dueOn: string }): string {
  return `due:${item.key}:${item.dueOn}`;
}

/** The part of a reminder's key that says of what it is. */
export function dueKeyOf(reminder: string): string {
  return reminder.slice(0, reminder.lastIndexOf(':'));
}

export function offsetsInOrder(offsets: readonly number[]): number[] {
  return [...new Set(offsets)].sort((a, b) => a - b);
}
