import type { ScopedTx } from '../db/database.ts';

/** Something of one person that has a day and is not done. `path` lies below `/app/<organisation>`. */
export interface DueItem {
  /** Of the record, or of the record's turn (`<id>/<day>`): with `dueOn` it tells one reminder from another. */
  key: string;
  /** The record's id. */
  id: string;
  title: string;
  /** Where it stands: the activity that a step belongs to. */
  detail: string;
  /** `YYYY-MM-DD`. */
  dueOn: string;
  late: boolean;
  /** Whether this person is the one to remind; of several who take part it is the owner, as long as one can be reached. */
  remind: boolean;
  path: string;
}

/**
 * What a room expects of a person, declared in its manifest: the digest shows it and reminders are counted back from it.
 * Done and dropped things are left out, and so is what was due before Kaja kept the record. Asked in the product's own
 * scope, so the source itself lists only what this person may see.
 */
export interface DueSource {
  room: string;
  /** All with a day within the span, both ends included, oldest first. */
  list(tx: ScopedTx, question: { userId: string; from: string; to: string; today: string }): Promise<DueItem[]>;
}
