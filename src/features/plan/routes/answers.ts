import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { Changed, CommentChanged, PlanChanged } from '../contract/answers.ts';
import { readActivity } from '../reads/activity.ts';
import { readPlan } from '../reads/plans.ts';
import type { Done } from '../writes/records.ts';

/**
 * One change and its answer in one transaction: the reader gets the activity or plan exactly as this change left it,
 * and the key to undo it.
 */
export class Answers {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  today(): string {
    return dayOf(this.#services.clock.now());
  }

  read<Result>(scope: Scope, work: (tx: ScopedTx, today: string) => Promise<Result>): Promise<Result> {
    return this.#services.database.inScope(scope, (tx) => work(tx, this.today()));
  }

  /** A change to an activity or to something that hangs on one. */
  activity(scope: Scope, change: (tx: ScopedTx, at: Date) => Promise<Done>): Promise<z.input<typeof Changed>> {
    return this.#services.database.inScope(scope, async (tx) => {
      const done = await change(tx, this.#services.clock.now());
      const activityId = typeof done.row.activity_id === 'string' ? done.row.activity_id : done.row.id;
      return { activity: await readActivity(tx, activityId, this.today()), undo: done.undo, id: done.id };
    });
  }

  /** A change to a comment: with the activity where it stands under one. */
  comment(scope: Scope, change: (tx: ScopedTx, at: Date) => Promise<Done>): Promise<z.input<typeof CommentChanged>> {
    return this.#services.database.inScope(scope, async (tx) => {
      const { id, row, undo } = await change(tx, this.#services.clock.now());
      const activity = row.activity_id ? await readActivity(tx, String(row.activity_id), this.today()) : null;
      return { activity, undo, id };
    });
  }

  /** A change to a plan or to one of its sections. */
  plan(scope: Scope, change: (tx: ScopedTx, at: Date) => Promise<Done>): Promise<z.input<typeof PlanChanged>> {
    return this.#services.database.inScope(scope, async (tx) => {
      const done = await change(tx, this.#services.clock.now());
      const planId = typeof done.row.plan_id === 'string' ? done.row.plan_id : done.row.id;
      return { plan: await readPlan(tx, planId, this.today()), undo: done.undo, id: done.id };
    });
  }
}
