import { everyOrganisation, scopeOfJob } from '#features/identity/reads/system-scope.ts';
import type { ChangeListener } from '#platform/changes/changes.ts';
import { type JobWork, work } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { boardSheetRound, boardSheets, measure, measureNightly } from './jobs.ts';
import { sendBoardSheets } from './writes/board-letters.ts';
import { recountNow } from './writes/kept-turns.ts';
import { recompute } from './writes/measuring/recompute.ts';

/** Changes of so many seconds are computed at once: somebody who ticks ten steps in a row waits for one computation. */
const gatherSeconds = 5;

export function measuringWork(services: Services): JobWork[] {
  return [
    work(measure, async ({ organisationId }) => {
      const scope = await scopeOfJob(services.database, organisationId);
      if (!scope) return;
      // Ticks first: what they finish is counted by metrics.
      await recountNow(services, scope);
      await recompute(services, scope);
    }),
    work(measureNightly, () =>
      services.database.inInstallation(async (tx) => {
        for (const { id } of await everyOrganisation(tx)) {
          await services.jobs.enqueue(
            tx,
            measure,
            { organisationId: id },
            { gather: { key: id, seconds: gatherSeconds } },
          );
        }
      }),
    ),
  ];
}

export function boardSheetWork(services: Services): JobWork[] {
  return [
    work(boardSheets, async ({ organisationId }) => {
      const scope = await scopeOfJob(services.database, organisationId);
      if (scope) await sendBoardSheets(services, scope);
    }),
    work(boardSheetRound, () =>
      services.database.inInstallation(async (tx) => {
        for (const { id } of await everyOrganisation(tx)) {
          await services.jobs.enqueue(tx, boardSheets, { organisationId: id });
        }
      }),
    ),
  ];
}

/** Whatever anybody does may be counted by some metric, so every change of an organisation is heard. */
export function measuringListener({ jobs }: Pick<Services, 'jobs'>): ChangeListener {
  return {
    hears: () => true,
    async told(tx, events) {
      for (const id of new Set(events.map((event) => event.organisationId))) {
        await jobs.enqueue(tx, measure, { organisationId: id }, { gather: { key: id, seconds: gatherSeconds } });
      }
    },
  };
}
