import type { Scope } from '#platform/db/scope.ts';
import type { DueItem } from '#platform/due/due.ts';
import type { Feature } from '#platform/feature/feature.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { NotificationsTables } from './tables.ts';
import { type Note, notify } from './writes/notify.ts';

/** Tells somebody something, as `scope`'s actor. @returns the id of the newest notification of the first of them */
export function aNote(
  services: Services,
  scope: Scope,
  note: Partial<Note> & { to: readonly string[] },
): Promise<string> {
  return services.database.inScope(scope, async (tx) => {
    await notify(tx, services.clock.now(), {
      kind: 'notifications.joined',
      params: { name: 'Peeter Pärn' },
      path: 'settings/members',
      subject: null,
      ...note,
    });
    const row = await tx
      .on<NotificationsTables>()
      .selectFrom('notification')
      .select('id')
      .where('organisation_id', '=', scope.organisationId)
      .where('user_id', '=', note.to[0] ?? '')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return row?.id ?? '';
  });
}

/** A room of its own that expects things of people, by user id; the list may be changed while it runs. */
export function aDueRoom(due: Map<string, DueItem[]>): Feature {
  return {
    name: 'duties',
    dependsOn: [],
    texts: { et: {}, en: {} },
    access: {},
    errors: {},
    due: [
      {
        room: 'duties',
        list: async (_tx, { userId, from, to }) =>
          (due.get(userId) ?? []).filter((item) => item.dueOn >= from && item.dueOn <= to),
      },
    ],
  };
}

export function aDueItem(overrides: Partial<DueItem> = {}): DueItem {
  const id = overrides.id ?? '01a00000-0000-7000-8000-000000000001';
  return {
    key: id,
    id,
    title: 'Leht avada',
    detail: '1.1 Külaleht',
    dueOn: '2026-03-20',
    late: false,
    remind: true,
    path: 'activities/1',
    ...overrides,
  };
}
