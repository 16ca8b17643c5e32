import type { RhythmRule } from '#platform/rhythm/rule.ts';
import type { Pause } from './contract/rhythm.ts';

export interface RhythmRow {
  organisation_id: string;
  id: string;
  title: string;
  for_whom: string;
  rule: RhythmRule;
  activity_id: string | null;
  responsible_id: string | null;
  counted_from: string;
  pauses: Pause[];
  created_at: string;
  removed_at: string | null;
  revision: number;
}

export interface MarkRow {
  organisation_id: string;
  id: string;
  rhythm_id: string;
  part: string | null;
  done_on: string;
  note: string;
  author: string;
  created_at: string;
  removed_at: string | null;
  revision: number;
}

/** The tables that this room owns; no other room names them. */
export interface RhythmsTables {
  rhythm: RhythmRow;
  rhythm_mark: MarkRow;
}
