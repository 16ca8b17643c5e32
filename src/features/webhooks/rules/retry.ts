const minute = 60;
const hour = 3_600;

/** Seconds after each failed try; after the last of them every twelve hours. */
const pauses = [5, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour];
const laterPause = 12 * hour;
/** From the first try on. */
const triedForSeconds = 72 * hour;

/**
 * Seconds until the next try, or null when it is given up.
 * @param tries how many there were, the failed one included
 * @param begunAt when the first of them was
 */
export function pauseBeforeRetry(tries: number, begunAt: Date, now: Date): number | null {
  const pause = pauses[tries - 1] ?? laterPause;
  const spentSeconds = (now.getTime() - begunAt.getTime()) / 1000;
  return spentSeconds + pause > triedForSeconds ? null : pause;
}

const warnAfterSeconds = 24 * hour;
const pauseAfterSeconds = 72 * hour;

/** What is to be done about a receiver at which nothing arrives. */
export function careFor(
  receiver: { failing_since: string | null; warned_at: string | null },
  now: Date,
): 'warn' | 'pause' | null {
  if (receiver.failing_since === null) return null;
  const seconds = (now.getTime() - Date.parse(receiver.failing_since)) / 1000;
  if (seconds >= pauseAfterSeconds) return 'pause';
  return seconds >= warnAfterSeconds && receiver.warned_at === null ? 'warn' : null;
}

/** What a try came to. Only 2xx counts as arrived: a redirect could lead anywhere, so it is not followed. */
export function failureOfStatus(status: number): 'redirected' | 'status' | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirected' : 'status';
}

/** Days for which deliveries can be seen and sent again. */
export const keptDays = 30;
