import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { NoticeKind, NoticeWay } from '#platform/notices/notice.ts';
import type { changePreferences } from '../contract/preferences.ts';
import { ownerOf } from '../reads/inbox.ts';
import { wishesOfPerson } from '../reads/preferences.ts';
import { wayOfKind } from '../rules/ways.ts';
import type { NotificationsTables } from '../tables.ts';

/** @throws Refusal `edited_meanwhile` */
export async function changeWishes(
  tx: ScopedTx,
  kinds: readonly NoticeKind[],
  change: z.output<typeof changePreferences.body>,
): Promise<void> {
  const userId = ownerOf(tx);
  const before = await wishesOfPerson(tx, userId, { lock: true });
  const { revision, ...kept } = before;
  if (change.revision !== revision) throw new Refusal('edited_meanwhile', { detail: { revision, values: kept } });
  const values = {
    digest: change.digest ?? before.digest,
    digest_hour: change.digestHour ?? before.digestHour,
    digest_weekday: change.digestWeekday ?? before.digestWeekday,
    urgent_at_once: change.urgentAtOnce ?? before.urgentAtOnce,
    ways: JSON.stringify(unusual({ ...before.ways, ...change.ways }, kinds)) as never,
    revision: revision + 1,
  };
  const written = await tx
    .on<NotificationsTables>()
    .insertInto('notification_preference')
    .values({ organisation_id: tx.scope.organisationId, user_id: userId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'user_id'])
        .doUpdateSet(values)
        .where('notification_preference.revision', '=', revision),
    )
    .returning('revision')
    .executeTakeFirst();
  // Two first choices at once: there was no row to lock yet, and the second finds that of the first.
  if (!written) {
    const { revision: now, ...meanwhile } = await wishesOfPerson(tx, userId);
    throw new Refusal('edited_meanwhile', { detail: { revision: now, values: meanwhile } });
  }
}

/** No letter of any kind any more; what was told stands in the inbox all the same. */
export async function turnLettersOff(tx: ScopedTx, kinds: readonly NoticeKind[], userId: string): Promise<void> {
  const { revision, ...before } = await wishesOfPerson(tx, userId, { lock: true });
  const mailed = kinds.filter(({ key }) => wayOfKind(key, before, kinds) === 'at-once');
  const ways = { ...before.ways, ...Object.fromEntries(mailed.map(({ key }) => [key, 'inbox' as const])) };
  const values = {
    digest: 'off' as const,
    digest_hour: before.digestHour,
    digest_weekday: before.digestWeekday,
    urgent_at_once: false,
    ways: JSON.stringify(unusual(ways, kinds)) as never,
    revision: revision + 1,
  };
  await tx
    .on<NotificationsTables>()
    .insertInto('notification_preference')
    .values({ organisation_id: tx.scope.organisationId, user_id: userId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'user_id']).doUpdateSet(values))
    .execute();
}

/** What is as usual is not kept, so that a better usual way reaches those who never chose; unknown kinds are dropped. */
function unusual(ways: Record<string, NoticeWay>, kinds: readonly NoticeKind[]): Record<string, NoticeWay> {
  const usual = new Map(kinds.map((kind) => [kind.key as string, kind.usual]));
  return Object.fromEntries(Object.entries(ways).filter(([kind, way]) => usual.has(kind) && usual.get(kind) !== way));
}
