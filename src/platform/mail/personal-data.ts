import type { PersonalData } from '../personal-data/personal-data.ts';
import type { MailTables } from './tables.ts';

/** Letters that went to somebody's address. */
export const lettersOfPerson: PersonalData = {
  room: 'platform',
  name: 'letters',
  async export(tx, person) {
    const letters = await tx
      .on<MailTables>()
      .selectFrom('mail_recipient')
      .select(['address', 'name', 'subject', 'plain', 'state', 'created_at', 'changed_at'])
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('address_folded', '=', person.email)
      .orderBy('id')
      .execute();
    return letters.length > 0 ? { letters } : null;
  },
  async erase(tx, person) {
    const result = await tx
      .on<MailTables>()
      .deleteFrom('mail_recipient')
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('address_folded', '=', person.email)
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },
};
