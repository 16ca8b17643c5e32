import { forgottenName, type PersonalData } from '../personal-data/personal-data.ts';
import type { AuditTables } from './audit.ts';

/** What somebody did here. Their name goes when they are forgotten; what was done stays. */
export const deedsOfPerson: PersonalData = {
  room: 'platform',
  name: 'deeds',
  async export(tx, person) {
    if (person.userId === null) return null;
    const deeds = await tx
      .on<AuditTables>()
      .selectFrom('audit_entry')
      .select(['at', 'action', 'subject_kind', 'subject_id'])
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('actor_id', '=', person.userId)
      .orderBy('id')
      .execute();
    return deeds.length > 0 ? { deeds } : null;
  },
  async erase(tx, person) {
    const { rows } = await tx.query('select audit_forget($1, $2, $3, $4) as forgotten', [
      person.userId,
      person.email,
      person.name,
      forgottenName[tx.scope.actor.language],
    ]);
    return Number(rows[0]?.forgotten ?? 0);
  },
};
