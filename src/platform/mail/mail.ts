import { z } from 'zod';
import type { ScopedTx } from '../db/database.ts';
import { type Actor, openScope, type Scope } from '../db/scope.ts';
import { defineJob } from '../jobs/jobs.ts';
import type { Services } from '../runtime/runtime.ts';
import { newId } from '../time/clock.ts';
import { type Letter, letterHtml, letterPlain } from './letter.tsx';
import type { MailTables } from './tables.ts';

/** Delivers one recipient's letter to the SMTP server. */
export const deliverLetter = defineJob({
  name: 'mail.deliver',
  payload: z.object({ organisationId: z.uuid(), recipientId: z.uuid() }),
  retryLimit: 8,
});

/** Letters of the installation, such as sign-in links, belong to no organisation and stand under the nil UUID. */
export const installationId = '00000000-0000-0000-0000-000000000000';

export function installationScope(actor: Actor): Scope {
  return openScope(installationId, actor);
}

export interface Recipient {
  address: string;
  name: string | null;
}

/**
 * Writes a letter to one person in the caller's transaction: it exists exactly when the change that caused it does.
 * With an SMTP server it is then delivered by a job; without one, and always in a demo, it is kept in the outbox.
 *
 * @returns the recipient row's id
 */
export async function sendLetter(
  services: Pick<Services, 'clock' | 'config' | 'jobs'>,
  tx: ScopedTx,
  recipient: Recipient,
  letter: Letter,
  options: { keep?: boolean } = {},
): Promise<string> {
  const now = services.clock.now().toISOString();
  const organisation_id = tx.scope.organisationId;
  const kept = options.keep === true || services.config.smtpUrl === null;
  const message = { organisation_id, id: newId(), kind: letter.kind, stream: 'service' as const, created_at: now };
  await tx.on<MailTables>().insertInto('mail_message').values(message).execute();
  const id = newId();
  await tx
    .on<MailTables>()
    .insertInto('mail_recipient')
    .values({
      organisation_id,
      id,
      message_id: message.id,
      address: recipient.address,
      address_folded: recipient.address.toLowerCase(),
      name: recipient.name,
      language: letter.language,
      subject: letter.subject,
      html: letterHtml(letter),
      plain: letterPlain(letter),
      state: kept ? 'kept' : 'planned',
      reason: null,
      attempts: 0,
      next_attempt_at: null,
      created_at: now,
      changed_at: now,
    })
    .execute();
  if (!kept) await services.jobs.enqueue(tx, deliverLetter, { organisationId: organisation_id, recipientId: id });
  return id;
}
