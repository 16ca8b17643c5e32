import { everyOrganisation, scopeOfJob } from '#features/identity/reads/system-scope.ts';
import type { ChangeListener } from '#platform/changes/changes.ts';
import type { Scope } from '#platform/db/scope.ts';
import { type JobDefinition, type JobWork, work } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as jobs from './jobs.ts';
import { careForReceivers, tidyDeliveries } from './writes/care.ts';
import { deliverChanges } from './writes/fan-out.ts';
import { sendDue } from './writes/send.ts';

export function webhooksWork(services: Services): JobWork[] {
  return [
    work(jobs.fanOut, ({ organisationId, entryIds }) =>
      within(services, organisationId, (scope) => deliverChanges(services, scope, entryIds)),
    ),
    work(jobs.send, () => sendDue(services)),
    work(jobs.watchRound, () => goRound(services, jobs.watch)),
    work(jobs.watch, ({ organisationId }) =>
      within(services, organisationId, (scope) => careForReceivers(services, scope)),
    ),
    work(jobs.tidyRound, () => goRound(services, jobs.tidy)),
    work(jobs.tidy, ({ organisationId }) =>
      within(services, organisationId, (scope) => tidyDeliveries(services, scope)),
    ),
  ];
}

/** Hears everything: which receiver wants what is asked in the organisation's own scope. */
export function webhooksListeners(services: Services): ChangeListener[] {
  return [
    {
      hears: () => true,
      async told(tx, events) {
        const changes = Map.groupBy(events, (event) => event.organisationId);
        for (const [organisationId, own] of changes) {
          await services.jobs.enqueue(tx, jobs.fanOut, { organisationId, entryIds: own.map((event) => event.entryId) });
        }
      },
    },
  ];
}

async function goRound(services: Services, job: JobDefinition<typeof jobs.watch.payload>): Promise<void> {
  await services.database.inInstallation(async (tx) => {
    for (const { id } of await everyOrganisation(tx)) await services.jobs.enqueue(tx, job, { organisationId: id });
  });
}

async function within(services: Services, organisationId: string, act: (scope: Scope) => Promise<void>): Promise<void> {
  const scope = await scopeOfJob(services.database, organisationId);
  if (scope) await act(scope);
}
