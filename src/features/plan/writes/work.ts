import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { mayWorkOn, seesOnlyOwn } from '../access.ts';
import { takesPart } from '../reads/parties.ts';

/**
 * Owners and editors work everywhere, contributors and guests where they own or take part.
 * @throws Refusal `not_your_activity`; `not_found` to a guest, for whom it does not exist
 */
export async function assertMayWork(tx: ScopedTx, activityId: string): Promise<void> {
  if (mayWorkOn(tx.scope.actor, await takesPart(tx, activityId))) return;
  throw new Refusal(seesOnlyOwn(tx.scope.actor) ? 'not_found' : 'not_your_activity');
}
