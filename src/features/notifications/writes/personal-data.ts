import type { PersonalData } from '#platform/personal-data/personal-data.ts';
import type { NotificationsTables } from '../tables.ts';

export const notificationsOfPerson: PersonalData = {
  room: 'notifications',
  async export(tx, person) {
    if (person.userId === null) return null;
    const told = await tx
      .on<NotificationsTables>()
      .selectFrom('notification')
      .select(['kind', 'params', 'path', 'due_on', 'created_at', 'read_at', 'mailed_at'])
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('user_id', '=', person.userId)
      .orderBy('id')
      .execute();
    const preference = await tx
      .on<NotificationsTables>()
      .selectFrom('notification_preference')
      .selectAll()
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('user_id', '=', person.userId)
      .executeTakeFirst();
    if (told.length === 0 && !preference) return null;
    return { notifications: told, preference: preference ?? null };
  },
  async erase(tx, person) {
    if (person.userId === null) return 0;
    let erased = 0;
    for (const table of ['notification', 'notification_preference', 'notification_digest'] as const) {
      const result = await tx
        .on<NotificationsTables>()
        .deleteFrom(table)
        .where('organisation_id', '=', tx.scope.organisationId)
        .where('user_id', '=', person.userId)
        .executeTakeFirst();
      erased += Number(result.numDeletedRows);
    }
    return erased;
  },
};
