import type { ScopedTx } from '#platform/db/database.ts';
import { usualWishes, type Wishes } from '../rules/ways.ts';
import type { NotificationsTables, PreferenceRow } from '../tables.ts';

export interface KeptWishes extends Wishes {
  /** 1 where nothing was ever chosen. */
  revision: number;
}

/** How some people wish to be told; who never chose is in the map too. */
export async function readWishes(tx: ScopedTx, userIds: readonly string[]): Promise<Map<string, KeptWishes>> {
  const rows = await tx
    .on<NotificationsTables>()
    .selectFrom('notification_preference')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .execute();
  const kept = new Map(rows.map((row) => [row.user_id, wishesOf(row)]));
  return new Map(userIds.map((id) => [id, kept.get(id) ?? { ...usualWishes, revision: 1 }]));
}

/** @param options.lock two windows of one person must not overwrite each other */
export async function wishesOfPerson(
  tx: ScopedTx,
  userId: string,
  options: { lock?: boolean } = {},
): Promise<KeptWishes> {
  let query = tx
    .on<NotificationsTables>()
    .selectFrom('notification_preference')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ? wishesOf(row) : { ...usualWishes, revision: 1 };
}

function wishesOf(row: PreferenceRow): KeptWishes {
  return {
    digest: row.digest,
    digestHour: row.digest_hour,
    digestWeekday: row.digest_weekday,
    urgentAtOnce: row.urgent_at_once,
    ways: row.ways,
    revision: row.revision,
  };
}
