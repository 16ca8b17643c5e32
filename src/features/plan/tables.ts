import type { Per, PlanField, TargetKind } from './contract/document.ts';
import type { PartyKind, PartyRole, PlanState, StepState } from './contract/words.ts';

/** What every editable record of the plan carries. */
interface Editable {
  organisation_id: string;
  id: string;
  revision: number;
  removed_at: string | null;
}

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
  position: number;
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
  dated_on: string;
  created_at: string;
  created_by: string | null;
  author: string;
}

export interface CommentRow extends Editable {
  activity_id: string;
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

/** The tables that this room owns; no other room names them. */
export interface PlanTables {
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
}
