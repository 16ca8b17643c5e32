import { demoScopes } from '#features/identity/reads/demo-scopes.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { listReceivers } from '../reads/receivers.ts';
import { writePastReceiver } from '../writes/past.ts';
import { history, receiver } from './history.ts';

const owner = 'liis@naidis.example';

/** A receiver that worked, then did not, and was paused; written as history, because the demo calls nobody. */
export async function loadDemo({ clock, database, secret }: Services): Promise<void> {
  const people = await demoScopes(database);
  if (!people) return;
  await database.inScope(people.of(owner), async (tx) => {
    if ((await listReceivers(tx)).length > 0) return;
    await writePastReceiver(tx, { ...receiver, secret, now: clock.now(), history });
  });
}
