import { demoScopes } from '#features/identity/reads/demo-scopes.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { type PreparedFile, prepareFile } from '#platform/files/files.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import { openPlanIds } from '../reads/measured.ts';
import { lockPeriod } from '../writes/measuring/locks.ts';
import { recompute } from '../writes/measuring/recompute.ts';
import { actsOf, inOrder } from './acts.ts';
import { planBefore } from './before/plan.ts';
import { PlanDays } from './calendar.ts';
import type { Who } from './deeds.ts';
import { bytesOf, type FileKey, papers } from './papers.ts';
import { planRunning } from './running/plan.ts';

/**
 * Writes the demo's plans with their history through the same writes as everybody, each act at its own moment and in its
 * person's name, in one transaction: a start that is killed on the way leaves the demo without plans, and the next one
 * brings them. Where there are plans, or were, it does nothing.
 */
export async function loadPlans(services: Services): Promise<void> {
  const { clock, database, files, metrics } = services;
  const scopes = await demoScopes(database);
  if (!scopes) return;
  const cast = (who: Who) => scopes.of(`${who}@naidis.example`);
  const lead = cast('liis');
  if (await database.inScope(lead, hasPlans)) return;
  // Bytes first: nothing outside is called while the transaction is open.
  const prepared = await prepareAll(files, lead);
  await database.inScope(lead, async (tx) => {
    // Two starts at once queue up here, and the second finds the plans.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`demo ${lead.organisationId}`]);
    if (await hasPlans(tx)) return;
    const now = clock.now();
    const before = actsOf(planBefore, PlanDays.before(now), { cast, prepared, metrics });
    const running = actsOf(planRunning, PlanDays.running(now), { cast, prepared, metrics });
    for (const { who, perform, at } of inOrder([...before, ...running], now)) {
      await perform({ ...tx, scope: cast(who) }, at);
    }
  });
  await recompute(services, lead);
  await lockBeginning(services, lead);
}

/** The first months are reported and closed: nobody changes their figures in passing. */
async function lockBeginning({ clock, database }: Services, lead: Scope): Promise<void> {
  const now = clock.now();
  const { start: periodStart, end: periodEnd } = PlanDays.running(now).span([0, monthsLocked]);
  await database.inScope(lead, async (tx) => {
    const [planId = ''] = await openPlanIds(tx);
    await lockPeriod(tx, now, planId, { periodStart, periodEnd }, dayOf(now));
  });
}

const monthsLocked = 3;

async function hasPlans(tx: ScopedTx): Promise<boolean> {
  const { rows } = await tx.query('select 1 from plan where organisation_id = $1 limit 1', [tx.scope.organisationId]);
  return rows.length > 0;
}

async function prepareAll(store: Services['files'], scope: Scope): Promise<Map<FileKey, PreparedFile>> {
  const prepared = new Map<FileKey, PreparedFile>();
  for (const key of Object.keys(papers) as FileKey[]) {
    prepared.set(key, await prepareFile(store, scope, await bytesOf(key)));
  }
  return prepared;
}
