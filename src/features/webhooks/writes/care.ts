import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { receiversOf } from '../reads/receivers.ts';
import { careFor, keptDays } from '../rules/retry.ts';
import type { WebhooksTables } from '../tables.ts';
import { pauseByItself, warnOwners } from './pausing.ts';

type Parts = Pick<Services, 'clock' | 'database'>;

/** Warns the owners of receivers at which nothing has arrived for a day, and pauses them after three. */
export async function careForReceivers({ clock, database }: Parts, scope: Scope): Promise<void> {
  const now = clock.now();
  await database.inScope(scope, async (tx) => {
    for (const receiver of await receiversOf(tx)) {
      if (receiver.state !== 'active') continue;
      const care = careFor(receiver, now);
      if (care === 'warn') await warnOwners(tx, now, receiver);
      if (care === 'pause') await pauseByItself(tx, now, receiver, 'failing');
    }
  });
}

/** Deliveries can be seen and sent again for thirty days. */
export async function tidyDeliveries({ clock, database }: Parts, scope: Scope): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000).toISOString();
  await database.inScope(scope, async (tx) => {
    await tx
      .on<WebhooksTables>()
      .deleteFrom('webhook_delivery')
      .where('organisation_id', '=', scope.organisationId)
      .where('created_at', '<', before)
      .execute();
    await tx
      .on<WebhooksTables>()
      .deleteFrom('webhook_receiver')
      .where('organisation_id', '=', scope.organisationId)
      .where('removed_at', '<', before)
      .execute();
  });
}
