import { everyOrganisation, scopeOfJob } from '#features/identity/reads/system-scope.ts';
import type { ChangeListener } from '#platform/changes/changes.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { type JobDefinition, type JobWork, work } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as jobs from './jobs.ts';
import { tellOwnersOfJoining } from './writes/joined.ts';
import { mailPersonAtOnce, sendDigestsNow } from './writes/letters.ts';
import { forgetOutdatedReminders, remindNow } from './writes/reminders.ts';

const callsTaken = 500;
/** Many changes in a row (somebody ticks off a list) are looked through once. */
const gatherSeconds = 30;

export function notificationsWork(services: Services): JobWork[] {
  const { database } = services;
  return [
    work(jobs.takeCalls, () => database.inInstallation((tx) => takeCalls(services, tx))),
    work(jobs.mailAtOnce, ({ organisationId, userId }) =>
      within(services, organisationId, (scope) => mailPersonAtOnce(services, scope, userId)),
    ),
    work(jobs.digestRound, () => goRound(services, jobs.sendDigests)),
    work(jobs.sendDigests, ({ organisationId }) =>
      within(services, organisationId, (scope) => sendDigestsNow(services, scope)),
    ),
    work(jobs.reminderRound, () => goRound(services, jobs.remind)),
    work(jobs.remind, ({ organisationId }) => within(services, organisationId, (scope) => remindNow(services, scope))),
    work(jobs.forgetReminders, ({ organisationId }) =>
      within(services, organisationId, (scope) => forgetOutdatedReminders(services, scope)),
    ),
    work(jobs.tellJoined, ({ organisationId, entryId }) =>
      within(services, organisationId, (scope) => tellOwnersOfJoining(services, scope, entryId)),
    ),
  ];
}

/** Rooms with something due: what they change may make a reminder pointless. */
export function notificationsListeners(services: Services): ChangeListener[] {
  const { jobs: queue } = services;
  const dueRooms = new Set(services.due.map((source) => source.room));
  return [
    {
      hears: (action) => dueRooms.has(action.slice(0, action.indexOf('.'))),
      async told(tx, events) {
        for (const organisationId of new Set(events.map((event) => event.organisationId))) {
          const gather = { key: organisationId, seconds: gatherSeconds };
          await queue.enqueue(tx, jobs.forgetReminders, { organisationId }, { gather });
        }
      },
    },
    {
      hears: (action) => action === 'identity.invitation.accepted',
      async told(tx, events) {
        for (const { organisationId, entryId } of events) {
          await queue.enqueue(tx, jobs.tellJoined, { organisationId, entryId });
        }
      },
    },
  ];
}

async function takeCalls(services: Services, tx: Tx): Promise<void> {
  const taken = await tx.query(
    `delete from notification_call where id in
       (select id from notification_call order by id limit $1 for update skip locked)
     returning organisation_id, user_id`,
    [callsTaken],
  );
  const people = new Map(taken.rows.map((row) => [`${row.organisation_id} ${row.user_id}`, row]));
  for (const row of people.values()) {
    const payload = { organisationId: String(row.organisation_id), userId: String(row.user_id) };
    await services.jobs.enqueue(tx, jobs.mailAtOnce, payload);
  }
}

/** One job an organisation, so that a large one holds up no small one. */
async function goRound(services: Services, job: JobDefinition<typeof jobs.remind.payload>): Promise<void> {
  await services.database.inInstallation(async (tx) => {
    for (const { id } of await everyOrganisation(tx)) await services.jobs.enqueue(tx, job, { organisationId: id });
  });
}

async function within(services: Services, organisationId: string, act: (scope: Scope) => Promise<void>): Promise<void> {
  const scope = await scopeOfJob(services.database, organisationId);
  if (scope) await act(scope);
}
