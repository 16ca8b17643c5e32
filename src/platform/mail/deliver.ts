import { createTransport, type Transporter } from 'nodemailer';
import { openScope, type Scope } from '../db/scope.ts';
import { type JobWork, work } from '../jobs/jobs.ts';
import type { Services } from '../runtime/runtime.ts';
import { deliverLetter } from './mail.ts';
import type { DeliveryState, MailTables } from './tables.ts';

/** The server's answer sorted by what it means for this letter: try later, or never again. */
export function stateAfterFailure(error: { responseCode?: number | undefined }): 'deferred' | 'bounced' {
  // 5yz is a permanent refusal (RFC 5321 §4.2.1); everything else, a broken connection too, passes.
  return error.responseCode !== undefined && error.responseCode >= 500 ? 'bounced' : 'deferred';
}

export function deliveryWork(services: Services): JobWork {
  const { config } = services;
  let transport: Transporter | null = null;
  return work(deliverLetter, async ({ organisationId, recipientId }) => {
    if (config.smtpUrl === null) return;
    transport ??= createTransport(config.smtpUrl, { from: config.mailFrom });
    const scope = openScope(organisationId, { kind: 'system', name: 'mail', language: 'et' });
    const letter = await claim(services, scope, recipientId);
    if (!letter) return;
    try {
      const answer = await transport.sendMail({
        to: letter.name ? { name: letter.name, address: letter.address } : letter.address,
        subject: letter.subject,
        text: letter.plain,
        html: letter.html,
        messageId: `<${letter.id}@${new URL(config.url).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.language },
      });
      await settle(services, scope, recipientId, 'handed-over', answer.response ?? null);
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message: string };
      const state = stateAfterFailure({ responseCode });
      await settle(services, scope, recipientId, state, message);
      // A deferred letter stays the queue's concern: it tries again with growing pauses.
      if (state === 'deferred') throw error;
    }
  });
}

/** The row, when it still waits: a second run of the same job finds it settled and does nothing. */
function claim(services: Services, scope: Scope, id: string) {
  return services.database.inScope(scope, (tx) =>
    tx
      .on<MailTables>()
      .updateTable('mail_recipient')
      .set((row) => ({ attempts: row('attempts', '+', 1), changed_at: services.clock.now().toISOString() }))
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', id)
      .where('state', 'in', ['planned', 'deferred'])
      .returningAll()
      .executeTakeFirst(),
  );
}

function settle(services: Services, scope: Scope, id: string, state: DeliveryState, reason: string | null) {
  return services.database.inScope(scope, (tx) =>
    tx
      .on<MailTables>()
      .updateTable('mail_recipient')
      .set({ state, reason: reason?.slice(0, 1000) ?? null, changed_at: services.clock.now().toISOString() })
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', id)
      .execute(),
  );
}
