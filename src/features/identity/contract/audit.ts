import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { InOrganisation } from './values.ts';

export const AuditEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** `key` names the API key through which a member's program did it. */
  actor: z.object({
    kind: z.enum(['member', 'system']),
    id: z.uuid().nullable(),
    name: z.string(),
    key: z.string().nullable(),
  }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.uuid() }),
  change: z.object({
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  }),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const readAudit = endpoint({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/audit',
  access: 'identity.audit-read',
  summary: 'Who did what, the latest first',
  params: InOrganisation,
  query: z.object({
    /** Entries older than this one: `next` of the page before. */
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ entries: z.array(AuditEntry), next: z.uuid().nullable() }),
});
