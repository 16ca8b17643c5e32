import type { ScopedTx } from '../db/database.ts';

/** One record with a day: what happened or is to happen. `path` lies below `/app/<organisation>`. */
export interface DatedRecord {
  id: string;
  /** `YYYY-MM-DD`. */
  on: string;
  title: string;
  path: string;
  /** Whom or what it reached, where the source tells parts apart (municipalities, target groups); else empty. */
  parts: readonly string[];
}

/**
 * Records with a day that a room declares in its manifest: rhythms are judged by them, the calendar will show them.
 * The room's texts hold `dated.<name>` (what one such record is called, in the singular).
 */
export interface DatedSource {
  /** `<room>.<name>`; never changes, because rhythms are bound to it. */
  key: `${string}.${string}`;
  permission: `${string}.${string}`;
  /** Whether it can be narrowed to what hangs on one activity of the plan. */
  byActivity: boolean;
  /** Which breakdown its `parts` speak of, such as `municipality`; null where it tells none apart. */
  breakdown: string | null;
  /** All that has its day within the span, oldest first. */
  list(tx: ScopedTx, span: { from: string; to: string; activityId: string | null }): Promise<DatedRecord[]>;
  /**
   * Those that hang on no activity of the plan, the newest first: they are shown among the loose ends, and their own
   * screen hangs them on one. Left out by sources whose records need none.
   */
  unattached?(tx: ScopedTx, question: { today: string; limit: number }): Promise<DatedRecord[]>;
}
