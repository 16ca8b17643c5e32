import { addDays, addMonths, type Day } from '../plan/days.ts';

interface Period {
  periodStart: Day;
  periodEnd: Day;
}

/** The quarter after the last locked day, else the last one that is over. */
export function nextQuarter(today: Day, locks: readonly Period[]): Period {
  const running = quarterOf(today);
  const before = quarterOf(addDays(running.periodStart, -1));
  const locked = locks
    .map((lock) => lock.periodEnd)
    .sort()
    .at(-1);
  if (!locked) return before;
  const next = quarterOf(addDays(locked, 1));
  return next.periodEnd < today ? next : before;
}

function quarterOf(day: Day): Period {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  const periodStart = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { periodStart, periodEnd: addDays(addMonths(periodStart, 3), -1) };
}
