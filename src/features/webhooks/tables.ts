import type { DeliveryState, PausedReason, ReceiverState } from './contract/values.ts';

export interface ReceiverRow {
  organisation_id: string;
  id: string;
  name: string;
  address: string;
  all_events: boolean;
  /** First two words of actions; empty when it is told everything. */
  families: string[];
  secret_sealed: string;
  state: ReceiverState;
  paused_reason: PausedReason | null;
  paused_at: string | null;
  failing_since: string | null;
  warned_at: string | null;
  created_at: string;
  created_by: string | null;
  removed_at: string | null;
  revision: number;
}

export interface DeliveryRow {
  organisation_id: string;
  id: string;
  receiver_id: string;
  event_id: string;
  event: string;
  payload: string;
  state: DeliveryState;
  by_hand: boolean;
  attempts: number;
  tries: number;
  begun_at: string | null;
  next_attempt_at: string | null;
  last_attempt_at: string | null;
  last_status: number | null;
  last_failure: string | null;
  created_at: string;
}

export interface AttemptRow {
  organisation_id: string;
  id: string;
  delivery_id: string;
  at: string;
  took_ms: number;
  status: number | null;
  failure: string | null;
  answer: string;
}

export interface TurnRow {
  receiver_id: string;
  organisation_id: string;
  due_at: string;
  claimed_until: string | null;
  claim: string | null;
}

/** The tables that this room owns; no other room names them. */
export interface WebhooksTables {
  webhook_receiver: ReceiverRow;
  webhook_delivery: DeliveryRow;
  webhook_attempt: AttemptRow;
  webhook_turn: TurnRow;
}
