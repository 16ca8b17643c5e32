import type { Role } from '#platform/db/scope.ts';
import type { ByDay, OnDaysOff } from '#platform/rhythm/rule.ts';
import type { Per, PlanField, TargetKind } from './contract/document.ts';
import type { KeptSource } from './contract/measuring.ts';
import type { ReviewState } from './contract/reviews.ts';
import type { PlanSnapshot } from './contract/snapshot.ts';
import type { VersionReason } from './contract/versions.ts';
import type { PartyKind, PartyRole, PlanState, StepState } from './contract/words.ts';
import type { DecisionTables } from './tables/decisions.ts';
import type { Editable } from './tables/editable.ts';

export interface PlanRow extends Editable {
  title: string;
  language: string;
  period_start: string | null;
  period_end: string | null;
  state: PlanState;
  version: number;
  columns: { header: string; field: PlanField | null }[];
  counted_from: string;
  notes: string;
  created_at: string;
}

export interface SectionRow extends Editable {
  plan_id: string;
  code: string | null;
  title: string;
  position: number;
}

export interface ActivityRow extends Editable {
  plan_id: string;
  section_id: string;
  code: string | null;
  title: string;
  period_text: string;
  period_start: string | null;
  period_end: string | null;
  continuous: boolean;
  objective: string;
  audience: string;
  medium: string;
  budget: string;
  status: string;
  extra: Record<string, string>;
  notes: string;
  /** The cell of the parties as the document wrote it; empty where their names joined by commas give it back. */
  parties_text: string;
  position: number;
}

export interface StepRow extends Editable {
  activity_id: string;
  number: number | null;
  text: string;
  recurs: boolean;
  recurs_per: Per | null;
  recurs_min: number | null;
  recurs_max: number | null;
  /** Every so many units; null is each of them. */
  recurs_every: number | null;
  recurs_by: ByDay | null;
  recurs_days_off: OnDaysOff | null;
  /** Key of the dated source whose records tick its turns; null where people do. */
  recurs_kept_by: string | null;
  conditional: boolean;
  state: StepState;
  due_on: string | null;
  done_on: string | null;
  done_by: string | null;
  position: number;
}

export interface OccurrenceRow extends Editable {
  step_id: string;
  activity_id: string;
  starts_on: string;
  ends_on: string;
  done_on: string;
  done_by: string;
  /** How many records ticked it; null where a person did. */
  by_records: number | null;
}

export interface IndicatorRow extends Editable {
  activity_id: string;
  text: string;
  position: number;
}

export interface TargetRow extends Editable {
  activity_id: string;
  indicator_id: string | null;
  step_id: string | null;
  kind: TargetKind;
  min: number | null;
  max: number | null;
  unit: string | null;
  per: Per | null;
  each: string | null;
  direction: 'up' | 'down';
  baseline: number | null;
  baseline_on: string | null;
  /** Who froze the baseline; such a one changes only with a reason. */
  baseline_frozen_by: string | null;
  /** Null where it never had another source than a person's hand. */
  source: KeptSource | null;
  position: number;
}

/** `id` is the target's. */
export interface TargetStatusRow {
  organisation_id: string;
  id: string;
  computed_at: string | null;
  stale_since: string | null;
  problem: string | null;
  problem_params: Record<string, string | number>;
}

export interface PeriodLockRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  period_start: string;
  period_end: string;
  locked_at: string;
  locked_by: string;
  removed_at: string | null;
}

export interface MeasurementRow extends Editable {
  target_id: string;
  activity_id: string;
  value: number;
  measured_on: string;
  part: string | null;
  breaks_series: boolean;
  note: string;
  created_at: string;
  created_by: string | null;
  author: string;
}

export interface PartyRow extends Editable {
  name: string;
  name_folded: string;
  kind: PartyKind;
  user_id: string | null;
  state: 'proposed' | 'confirmed';
}

export interface ActivityPartyRow extends Editable {
  activity_id: string;
  party_id: string;
  role: PartyRole;
  wording: string;
  position: number;
}

export interface BudgetLineRow extends Editable {
  activity_id: string;
  year: number;
  title: string;
  planned_cents: number;
  spent_cents: number;
  position: number;
}

export interface EvidenceRow extends Editable {
  activity_id: string;
  step_id: string | null;
  measurement_id: string | null;
  kind: 'file' | 'photo' | 'link' | 'note' | 'record';
  title: string;
  url: string | null;
  file_id: string | null;
  note: string;
  subject_kind: string | null;
  subject_id: string | null;
  /** Of a record: its screen, and whether it is still under way and proves nothing yet. */
  path: string | null;
  pending: boolean;
  dated_on: string;
  created_at: string;
  created_by: string | null;
  author: string;
}

export interface CommentRow extends Editable {
  /** Of an activity's own comments; null of those under another record. */
  activity_id: string | null;
  subject_kind: 'activity' | 'decision' | 'proposal' | 'agreement';
  subject_id: string;
  text: string;
  created_at: string;
  created_by: string | null;
  author: string;
}

export interface ImportRow {
  organisation_id: string;
  id: string;
  name: string;
  media_type: string;
  sha256: string;
  table_index: number | null;
  mapping: Record<string, PlanField | null> | null;
  created_at: string;
  created_by: string | null;
  plan_id: string | null;
  removed_at: string | null;
}

export interface VersionRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  number: number;
  title: string;
  note: string;
  why: VersionReason;
  snapshot: PlanSnapshot;
  fingerprint: string;
  created_at: string;
  created_by: string | null;
  author: string;
}

export interface ReviewRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  version_id: string;
  state: ReviewState;
  asked: 'role' | 'members' | 'body';
  role: Role | null;
  body: string | null;
  message: string;
  due_on: string | null;
  submitted_at: string;
  submitted_by: string | null;
  submitter: string;
  closed_at: string | null;
  answer: string;
  revision: number;
}

export interface OpinionRow {
  organisation_id: string;
  id: string;
  review_id: string;
  user_id: string;
  name: string;
  asked: boolean;
  opinion: 'agree' | 'change' | null;
  reason: string;
  given_at: string | null;
}

export interface ApprovalRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  version_id: string;
  review_id: string | null;
  body: string;
  approved_on: string;
  protocol: string;
  file_id: string | null;
  note: string;
  recorded_at: string;
  recorded_by: string | null;
  author: string;
}

export interface ShareRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  token_hash: string;
  label: string;
  last_day: string | null;
  shows_money: boolean;
  shows_comments: boolean;
  shows_people: boolean;
  created_at: string;
  created_by: string | null;
  author: string;
  ended_at: string | null;
  opened_on: string | null;
}

export interface ProgressPageRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  shown: boolean;
  shows_money: boolean;
  shows_people: boolean;
  changed_at: string;
  revision: number;
}

export interface BoardReaderRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  user_id: string;
  added_at: string;
}

export interface BoardSheetRow {
  organisation_id: string;
  id: string;
  plan_id: string;
  period_start: string;
  period_end: string;
  sent_at: string;
  readers: number;
}

/** The tables that this room owns; no other room names them. */
export interface PlanTables extends DecisionTables {
  plan: PlanRow;
  plan_section: SectionRow;
  plan_activity: ActivityRow;
  plan_step: StepRow;
  plan_occurrence: OccurrenceRow;
  plan_indicator: IndicatorRow;
  plan_target: TargetRow;
  plan_measurement: MeasurementRow;
  plan_party: PartyRow;
  plan_activity_party: ActivityPartyRow;
  plan_budget_line: BudgetLineRow;
  plan_evidence: EvidenceRow;
  plan_comment: CommentRow;
  plan_import: ImportRow;
  plan_version: VersionRow;
  plan_review: ReviewRow;
  plan_review_opinion: OpinionRow;
  plan_approval: ApprovalRow;
  plan_share: ShareRow;
  plan_progress_page: ProgressPageRow;
  plan_board_reader: BoardReaderRow;
  plan_board_sheet: BoardSheetRow;
}
