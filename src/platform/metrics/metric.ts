import type { ScopedTx } from '../db/database.ts';

/** Inclusive days, `YYYY-MM-DD`. */
export interface MetricPeriod {
  start: string;
  end: string;
}

export type MetricUnit = 'count' | 'percent' | 'euro' | 'days' | 'minutes';

/**
 * `flow` counts what happened within a period, so that parts of a year add up. `level` says how much there is at the
 * period's end (followers), so that they do not. `share` is a part of a whole and carries both.
 */
export type MetricKind = 'flow' | 'level' | 'share';

export interface MetricQuestion {
  periods: readonly MetricPeriod[];
  /** One of the metric's breakdowns, or null for one figure a period. */
  breakdown: string | null;
  /** Only what hangs on this activity of the plan; null for everything of the organisation. */
  activityId: string | null;
  /** `YYYY-MM-DD`; a period that ends later is counted up to this day. */
  today: string;
}

export interface MetricValue {
  period: MetricPeriod;
  /** Of a breakdown: which part (a municipality, a section); else null. */
  part: string | null;
  /** Null when there is nothing to say: a share of nothing, a level that nobody has read. In the metric's unit. */
  value: number | null;
  /** Of a share: so many of so many. A reader is shown these where the whole is small. */
  of?: { hits: number; whole: number };
  /** The series cannot be compared with what was before this period. */
  breaksSeries?: boolean;
}

/** One record that a number is made of. `path` lies below `/app/<organisation>`. */
export interface MetricRecord {
  id: string;
  title: string;
  /** The day by which it fell into the period. */
  on: string;
  path: string;
  /** Of a share: whether it is one of the hits. */
  hit?: boolean;
}

/**
 * What a room can count, declared in its manifest; the plan's indicators bind to it and know nothing of the room.
 * The room's texts hold `metrics.<name>.title` and `metrics.<name>.definition`, and `breakdowns.<breakdown>`.
 */
export interface Metric {
  /** `<room>.<name>`; never changes, because indicators are bound to it. */
  key: `${string}.${string}`;
  unit: MetricUnit;
  kind: MetricKind;
  breakdowns: readonly string[];
  /** Whether it can be narrowed to what hangs on one activity. */
  byActivity: boolean;
  /** Who may see its records. */
  permission: `${string}.${string}`;
  /**
   * One value for each period and part, in any order; parts without a record may be left out. Asked within the
   * organisation's scope and a time limit; what it throws is kept with the indicator and stops nothing else.
   */
  compute(tx: ScopedTx, question: MetricQuestion): Promise<MetricValue[]>;
  /** The records of one value, the newest first, at most `limit`. */
  records(
    tx: ScopedTx,
    question: {
      period: MetricPeriod;
      breakdown: string | null;
      part: string | null;
      activityId: string | null;
      limit: number;
    },
  ): Promise<MetricRecord[]>;
}

export class MetricRegistry {
  readonly #metrics = new Map<string, Metric>();

  /** @throws Error when a key is declared twice: an indicator must mean one thing. */
  declare(metrics: readonly Metric[]): void {
    for (const metric of metrics) {
      if (this.#metrics.has(metric.key)) throw new Error(`Metric ${metric.key} is declared twice`);
      this.#metrics.set(metric.key, metric);
    }
  }

  find(key: string): Metric | undefined {
    return this.#metrics.get(key);
  }

  all(): readonly Metric[] {
    return [...this.#metrics.values()];
  }
}
