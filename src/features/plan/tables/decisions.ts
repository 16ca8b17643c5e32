import type { AgreementParty, AgreementState } from '../contract/agreements.ts';
import type { DecisionOption, DecisionState, DecisionTurnKind } from '../contract/decisions.ts';
import type { AcceptedInto, ProposalState } from '../contract/proposals.ts';
import type { Editable } from './editable.ts';

export interface DecisionRow extends Editable {
  title: string;
  background: string;
  options: DecisionOption[];
  decider: string;
  decider_party_id: string | null;
  decide_by: string | null;
  state: DecisionState;
  chosen_option: string | null;
  outcome: string;
  decided_on: string | null;
  decided_by: string;
  reason: string;
  protocol: string;
  file_id: string | null;
  review_on: string | null;
  activity_id: string | null;
  step_id: string | null;
  proposal_id: string | null;
  created_at: string;
  created_by: string | null;
  author: string;
}

export interface DecisionTurnRow {
  organisation_id: string;
  id: string;
  decision_id: string;
  kind: DecisionTurnKind;
  turned_on: string;
  note: string;
  recorded_at: string;
  created_by: string | null;
  author: string;
}

export interface ProposalRow extends Editable {
  text: string;
  source_kind: string;
  source: string;
  source_path: string | null;
  source_subject_kind: string | null;
  source_subject_id: string | null;
  activity_id: string | null;
  state: ProposalState;
  accepted_into: AcceptedInto | null;
  step_id: string | null;
  decision_id: string | null;
  answered_on: string | null;
  answered_by: string | null;
  answer: string;
  merged_into: string | null;
  created_at: string;
  created_by: string | null;
  author: string;
}

export interface ProposalVoiceRow {
  organisation_id: string;
  id: string;
  proposal_id: string;
  user_id: string;
  name: string;
  given_at: string;
}

export interface AgreementRow extends Editable {
  title: string;
  parties: AgreementParty[];
  note: string;
  state: AgreementState;
  starts_on: string | null;
  ends_on: string | null;
  ended_on: string | null;
  review_on: string | null;
  file_id: string | null;
  activity_id: string | null;
  step_id: string | null;
  created_at: string;
  created_by: string | null;
  author: string;
}

/** What is decided, proposed and agreed. */
export interface DecisionTables {
  plan_decision: DecisionRow;
  plan_decision_turn: DecisionTurnRow;
  plan_proposal: ProposalRow;
  plan_proposal_voice: ProposalVoiceRow;
  plan_agreement: AgreementRow;
}
