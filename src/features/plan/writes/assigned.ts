import { notify } from '#features/notifications/writes/notify.ts';
import type { ScopedTx } from '#platform/db/database.ts';

interface Owned {
  id: string;
  title: string;
}

/** Tells the member behind a party that an activity is theirs now; a party that is nobody here is told nothing. */
export async function tellAssigned(tx: ScopedTx, at: Date, of: { userId: unknown; activityId: string }): Promise<void> {
  if (typeof of.userId !== 'string') return;
  const [activity] = await ownedActivities(tx, { activityId: of.activityId });
  if (activity) await tell(tx, at, of.userId, [activity]);
}

/** A party turned out to be (or became) this member: all that it owns is theirs at once, and is told in one. */
export async function tellTakenOver(tx: ScopedTx, at: Date, of: { userId: string; partyId: string }): Promise<void> {
  await tell(tx, at, of.userId, await ownedActivities(tx, { partyId: of.partyId }));
}

async function tell(tx: ScopedTx, at: Date, userId: string, owned: readonly Owned[]): Promise<void> {
  const [first] = owned;
  if (!first) return;
  const one = owned.length === 1;
  await notify(tx, at, {
    to: [userId],
    kind: 'plan.assigned',
    params: { count: owned.length, title: first.title, actor: tx.scope.actor.name },
    path: one ? `activities/${first.id}` : 'plan',
    subject: one ? { kind: 'activity', id: first.id } : null,
  });
}

/** In plans that still run: of what is over there is nothing to do. */
async function ownedActivities(tx: ScopedTx, of: { activityId?: string; partyId?: string }): Promise<Owned[]> {
  const { rows } = await tx.query(
    `select distinct activity.id, concat_ws(' ', activity.code, activity.title) as title
     from plan_activity activity
     join plan on plan.organisation_id = $1 and plan.id = activity.plan_id
     join plan_activity_party link on link.organisation_id = $1 and link.activity_id = activity.id
     where activity.organisation_id = $1 and link.role = 'owner' and link.removed_at is null
       and activity.removed_at is null and plan.removed_at is null and plan.state <> 'closed'
       and ($2::uuid is null or activity.id = $2) and ($3::uuid is null or link.party_id = $3)
     order by title`,
    [tx.scope.organisationId, of.activityId ?? null, of.partyId ?? null],
  );
  return rows.map((row) => ({ id: String(row.id), title: String(row.title) }));
}
