import { v7 } from 'uuid';

/** The one door to the present moment and to new identifiers, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved; for tests and for the demo's history. */
export function standingClock(start: string): Clock & { moveTo(moment: string): void } {
  let moment = new Date(start);
  return {
    now: () => new Date(moment),
    moveTo(next) {
      moment = new Date(next);
    },
  };
}

/** A UUIDv7: sorts by the time it was made, so primary keys grow at one end of their index. */
export function newId(): string {
  return v7();
}

/** The calendar day in Estonia's time zone by default, `YYYY-MM-DD`: what is due "today" is a matter of the reader's wall clock. */
export function dayOf(moment: Date, timeZone = 'Europe/Tallinn'): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}
