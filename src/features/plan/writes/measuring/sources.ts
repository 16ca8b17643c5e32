import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { MetricRegistry } from '#platform/metrics/metric.ts';
import type { Condition, KeptSource, Source, SourceChange } from '../../contract/measuring.ts';
import { type MeasuredTarget, readMeasured } from '../../reads/measured.ts';
import { checkSource } from '../../rules/measuring/check-source.ts';
import { changeRecord, type Done, lockRecord } from '../records.ts';
import { planOf } from './locked.ts';

/**
 * Says where a target's figures come from. Figures are computed by the job that hears of the change.
 * @throws Refusal with the field that is wrong; `edited_meanwhile`
 */
export async function changeSource(
  tx: ScopedTx,
  at: Date,
  metrics: MetricRegistry,
  id: string,
  { source, revision }: z.output<typeof SourceChange>,
  today: string,
): Promise<Done> {
  const { kept, target } = await checkedSource(tx, metrics, id, source, today);
  // A breakdown means that the promise holds for each part by itself.
  const each =
    kept.kind === 'metric' && kept.breakdown !== null && target.each === null ? { each: kept.breakdown } : {};
  return changeRecord(tx, at, 'target', id, { revision, fields: { source: kept, ...each } });
}

/** A source as it would be kept, with the target as it would then be. */
export async function checkedSource(
  tx: ScopedTx,
  metrics: MetricRegistry,
  id: string,
  source: Source,
  today: string,
): Promise<{ kept: KeptSource; target: MeasuredTarget; targets: MeasuredTarget[] }> {
  const row = await lockRecord(tx, 'target', id);
  const planId = await planOf(tx, String(row.activity_id));
  const targets = await readMeasured(tx, { planId }, today);
  const target = targets.find((one) => one.id === id);
  if (!target) throw new Refusal('not_found');
  const kept = checkSource(source, {
    target,
    metric: (key) => metrics.find(key),
    targets: new Map(targets.map((one) => [one.id, one])),
  });
  if (source.kind === 'conditions') await assertRecords(tx, planId, source.conditions);
  return { kept, target, targets };
}

const tables = {
  'step-done': {
    field: 'step',
    sql: 'plan_step x join plan_activity a on a.organisation_id = $1 and a.id = x.activity_id',
  },
  'steps-done': {
    field: 'activity',
    sql: 'plan_activity x join plan_activity a on a.organisation_id = $1 and a.id = x.id',
  },
  evidence: {
    field: 'activity',
    sql: 'plan_activity x join plan_activity a on a.organisation_id = $1 and a.id = x.id',
  },
} as const;

/** Steps and activities must be of the same plan; a decision may be any of the organisation's. */
async function assertRecords(tx: ScopedTx, planId: string, conditions: readonly Condition[]): Promise<void> {
  for (const [at, condition] of conditions.entries()) {
    if (condition.is === 'metric-reached' || condition.is === 'target-met') continue;
    const id =
      condition.is === 'step-done'
        ? condition.step
        : condition.is === 'decision-decided'
          ? condition.decision
          : condition.activity;
    const { rows } =
      condition.is === 'decision-decided'
        ? await tx.query('select 1 from plan_decision where organisation_id = $1 and id = $2 and removed_at is null', [
            tx.scope.organisationId,
            id,
          ])
        : await tx.query(
            `select 1 from ${tables[condition.is].sql} where x.organisation_id = $1 and x.id = $2 and x.removed_at is null
              and a.plan_id = $3 and a.removed_at is null`,
            [tx.scope.organisationId, id, planId],
          );
    const field = condition.is === 'decision-decided' ? 'decision' : tables[condition.is].field;
    if (rows.length === 0) throw new Refusal('source_record_unknown', { field: `source.conditions.${at}.${field}` });
  }
}
