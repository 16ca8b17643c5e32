/** States of a letter to one person. `handed-over` means that the next server took it, not that it arrived. */
export type DeliveryState = 'planned' | 'handed-over' | 'deferred' | 'bounced' | 'suppressed' | 'kept';

export interface MailTables {
  mail_message: {
    organisation_id: string;
    id: string;
    kind: string;
    stream: 'service' | 'marketing';
    created_at: string;
  };
  mail_recipient: {
    organisation_id: string;
    id: string;
    message_id: string;
    address: string;
    address_folded: string;
    name: string | null;
    language: string;
    subject: string;
    html: string;
    plain: string;
    state: DeliveryState;
    reason: string | null;
    attempts: number;
    next_attempt_at: string | null;
    created_at: string;
    changed_at: string;
  };
}
