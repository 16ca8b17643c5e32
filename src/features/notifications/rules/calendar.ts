const dayMs = 86_400_000;
/** When what was put off comes up again: before people sit down to work. */
const morningHour = 7;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The full hour on an Estonian clock. */
export function hourOf(moment: Date): number {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Tallinn', hour: '2-digit', hourCycle: 'h23' });
  return Number(hour.format(moment));
}

/** Seven in the morning of an Estonian day; its distance from UTC is two hours in winter and three in summer. */
export function morningOf(day: string): Date {
  const winter = new Date(`${day}T0${morningHour - 2}:00:00Z`);
  const early = hourOf(winter) - morningHour;
  return new Date(winter.getTime() - early * 3_600_000);
}
