import { findReaders } from '#features/identity/reads/readers.ts';
import { findAuditEntry } from '#platform/audit/audit.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import { notify } from './notify.ts';

/** Tells the owners who accepted an invitation: they wait for it to go on. */
export async function tellOwnersOfJoining(services: Services, scope: Scope, entryId: string): Promise<void> {
  const now = services.clock.now();
  await services.database.inScope(scope, async (tx) => {
    const entry = await findAuditEntry(tx, entryId);
    if (!entry) return;
    const owners = (await findReaders(tx, dayOf(now))).filter((reader) => reader.role === 'owner');
    await notify(tx, now, {
      to: owners.map((owner) => owner.userId).filter((id) => id !== entry.actor_id),
      kind: 'notifications.joined',
      params: { name: entry.actor_name },
      path: 'settings/members',
      subject: { kind: entry.subject_kind, id: entry.subject_id },
      once: `joined:${entryId}`,
    });
  });
}
