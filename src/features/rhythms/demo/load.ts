import { demoScopes } from '#features/identity/reads/demo-scopes.ts';
import { activitiesWithOwners } from '#features/plan/reads/owners.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { addDays, dayOfMonth, monthNumber, unitNumber, unitStart } from '#platform/time/calendar.ts';
import { dayOf } from '#platform/time/clock.ts';
import { NewRhythm } from '../contract/rhythm.ts';
import { beginRhythm, markDone } from '../writes/rhythms.ts';

const municipalities = ['Hiiesalu vald', 'Metsakaare vald', 'Nurmesoo vald', 'Soekalda vald', 'Ülejärve vald'];

/**
 * Rhythms of the demo as its people would have kept them since last spring: one municipal paper got nothing this month,
 * and whoever answers for it is reminded. Where there are rhythms, or were, it does nothing.
 */
export async function loadRhythms(services: Services): Promise<void> {
  const scopes = await demoScopes(services.database);
  if (!scopes) return;
  const lead = scopes.of('liis@naidis.example');
  const urmas = memberOf(scopes.of('urmas@naidis.example'));
  await services.database.inScope(lead, async (tx) => {
    // Two starts at once queue up here, and the second finds them.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`demo rhythms ${lead.organisationId}`]);
    const { rows } = await tx.query('select 1 from rhythm where organisation_id = $1 limit 1', [lead.organisationId]);
    if (rows.length > 0) return;
    const today = dayOf(services.clock.now());
    await localNews(tx, services, today);
    await newsletter(tx, services, today);
    await memberMeetings(tx, services, today, urmas);
    await jointLetter(tx, services, today, urmas);
  });
}

type Tx = ScopedTx;

/** A story for every municipal paper each month; the last day to send it was three days ago, and Soekalda got none. */
async function localNews(tx: Tx, services: Services, today: string): Promise<void> {
  const lastDue = addDays(today, -3);
  const month = monthNumber(lastDue);
  const day = Number(lastDue.slice(8));
  const since = dayOfMonth(month - 3, 1);
  const id = await begin(tx, services, since, {
    title: 'Lugu igale vallalehele',
    forWhom: 'Valdade elanikud',
    rule: {
      what: 'rhythms.by-hand',
      per: 'month',
      by: { kind: 'month-day', day, month: 1 },
      each: { breakdown: 'municipality', parts: municipalities },
      since,
    },
    responsibleId: memberOf(tx.scope),
  });
  for (let back = 3; back >= 0; back -= 1) {
    const due = dayOfMonth(month - back, day);
    for (const [index, part] of municipalities.entries()) {
      if (back === 0 && part === 'Soekalda vald') continue;
      const [early, first] = [addDays(due, -index - 1), dayOfMonth(month - back, 1)];
      await mark(tx, id, { part, doneOn: early > first ? early : first, note: `Lugu saadetud: ${part}` });
    }
  }
}

/** The newsletter by the 5th of each month, earlier where that is a day off. */
async function newsletter(tx: Tx, services: Services, today: string): Promise<void> {
  const month = monthNumber(today);
  const since = dayOfMonth(month - 7, 1);
  const id = await begin(tx, services, since, {
    title: 'Kuukiri',
    forWhom: 'Kuukirja tellijad',
    rule: {
      what: 'rhythms.by-hand',
      per: 'month',
      by: { kind: 'month-day', day: 5, month: 1 },
      onDaysOff: 'before',
      since,
    },
    responsibleId: memberOf(tx.scope),
  });
  for (const [back, date] of [
    [7, 1],
    [6, 1],
    [5, 9],
    [4, 1],
    [3, 1],
    [2, 1],
    [1, 1],
  ] as const)
    await mark(tx, id, { doneOn: dayOfMonth(month - back, date), note: 'Kuukiri läks välja' });
  if (dayOfMonth(month, 2) <= today) await mark(tx, id, { doneOn: dayOfMonth(month, 1), note: 'Kuukiri läks välja' });
}

/** Members meet each quarter: counted by what was brought as evidence on the plan's activity. */
async function memberMeetings(tx: Tx, services: Services, today: string, urmas: string | null): Promise<void> {
  const activity = (await activitiesWithOwners(tx, null)).find((one) => one.title.includes('Liikmete aastaring'));
  const since = unitStart(unitNumber(today, 'quarter') - 2, 'quarter');
  await begin(tx, services, since, {
    title: 'Tõend liikmete kohtumisest',
    forWhom: 'Liikmed',
    rule: { what: 'plan.evidence', per: 'quarter', since },
    activityId: activity?.id ?? null,
    responsibleId: urmas,
  });
}

async function jointLetter(tx: Tx, services: Services, today: string, urmas: string | null): Promise<void> {
  const since = unitStart(unitNumber(today, 'year'), 'year');
  const id = await begin(tx, services, since, {
    title: 'Ühiskiri partneritega',
    forWhom: 'Maakonna partnerid',
    rule: { what: 'rhythms.by-hand', per: 'year', min: 1, max: 2, since },
    responsibleId: urmas,
  });
  await mark(tx, id, { doneOn: since, note: 'Ühiskiri läks kõigile partneritele' });
}

async function begin(tx: Tx, services: Services, since: string, input: object): Promise<string> {
  const done = await beginRhythm(tx, new Date(`${since}T07:00:00Z`), services.dated, NewRhythm.parse(input));
  return done.rhythmId;
}

async function mark(tx: Tx, id: string, given: { part?: string; doneOn: string; note: string }): Promise<void> {
  await markDone(tx, new Date(`${given.doneOn}T09:00:00Z`), id, { part: null, ...given });
}
