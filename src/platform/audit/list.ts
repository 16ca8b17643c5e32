import type { ScopedTx } from '../db/database.ts';
import type { AuditTables } from './audit.ts';

/**
 * A page of the organisation's entries, the latest first. Ids are UUIDv7, so their order is the order of time and the
 * last one of a page leads to the next.
 * @param options.before id of the last entry of the page before
 */
export async function listAudit(tx: ScopedTx, options: { before?: string | undefined; limit: number }) {
  let query = tx
    .on<AuditTables>()
    .selectFrom('audit_entry')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('id', 'desc')
    .limit(options.limit + 1);
  if (options.before !== undefined) query = query.where('id', '<', options.before);
  const rows = await query.execute();
  const entries = rows.slice(0, options.limit);
  return { entries, next: rows.length > options.limit ? (entries.at(-1)?.id ?? null) : null };
}
