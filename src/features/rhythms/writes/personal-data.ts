import type { PersonalData } from '#platform/personal-data/personal-data.ts';
import type { RhythmsTables } from '../tables.ts';

/** The rhythms that somebody answers for. Who marked what stays as it is written in the records of work. */
export const rhythmsOfPerson: PersonalData = {
  room: 'rhythms',
  async export(tx, { userId }) {
    if (userId === null) return null;
    const answersFor = await tx
      .on<RhythmsTables>()
      .selectFrom('rhythm')
      .select(['title', 'created_at'])
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('responsible_id', '=', userId)
      .orderBy('id')
      .execute();
    return answersFor.length === 0 ? null : { rhythms: answersFor };
  },
  async erase(tx, { userId }) {
    if (userId === null) return 0;
    const result = await tx
      .on<RhythmsTables>()
      .updateTable('rhythm')
      .set((row) => ({ responsible_id: null, revision: row('revision', '+', 1) }))
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('responsible_id', '=', userId)
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  },
};
