import type { ScopedTx } from '#platform/db/database.ts';
import { authorship } from './measurements.ts';
import { addRecord, type Done } from './records.ts';

export interface Proposed {
  text: string;
  /** Where it comes from: `survey`, `workshop`, `user-test`, …; the word on the screen is `proposals.source.<kind>` of the plan. */
  sourceKind: string;
  /** Who said it and where, in words that people read. */
  source: string;
  /** The screen of its origin, below `/app/<organisation>`, and the record there. */
  path: string | null;
  subject: { kind: string; id: string } | null;
  /** The activity that it concerns, where one is known; the caller has seen it. */
  activityId: string | null;
}

/** Lays a proposal into the inbox: the one way for people and for every room (a survey's finding, a workshop's note). */
export function propose(tx: ScopedTx, at: Date, proposed: Proposed): Promise<Done> {
  return addRecord(tx, at, 'proposal', {
    text: proposed.text,
    source_kind: proposed.sourceKind,
    source: proposed.source,
    source_path: proposed.path,
    source_subject_kind: proposed.subject?.kind ?? null,
    source_subject_id: proposed.subject?.id ?? null,
    activity_id: proposed.activityId,
    ...authorship(tx, at),
  });
}
