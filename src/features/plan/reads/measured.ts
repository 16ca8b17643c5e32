import type { ScopedTx } from '#platform/db/database.ts';
import type { KeptSource } from '../contract/measuring.ts';
import type { Per, TargetKind } from '../contract/words.ts';
import type { Span } from '../rules/calendar.ts';
import { periodsOfSource, type SeriesPeriod, spanOf } from '../rules/measuring/periods.ts';
import type { HandPoint } from '../rules/measuring/series.ts';

/** A live target with all that computing it takes. */
export interface MeasuredTarget {
  id: string;
  planId: string;
  activityId: string;
  kind: TargetKind;
  min: number | null;
  max: number | null;
  per: Per | null;
  each: string | null;
  direction: 'up' | 'down';
  baseline: number | null;
  unit: string | null;
  source: KeptSource | null;
  /** A few words of its indicator or step. */
  name: string;
  /** The activity's period, for the state rule. */
  period: Span | null;
  /** The time that its figures speak of. */
  span: Span;
  countedFrom: string;
  periods: readonly SeriesPeriod[];
}

export interface Lock {
  id: string;
  planId: string;
  periodStart: string;
  periodEnd: string;
}

type Row = Omit<MeasuredTarget, 'period' | 'span' | 'periods'> & {
  start: string | null;
  end: string | null;
  planStart: string | null;
  planEnd: string | null;
};

/** The targets of one plan, or of every plan of the organisation that is open. */
export async function readMeasured(
  tx: ScopedTx,
  filter: { planId?: string | undefined },
  today: string,
): Promise<MeasuredTarget[]> {
  const rows = await tx.named<Row>({
    name: 'plan-measured-targets',
    text: `select t.id, a.plan_id as "planId", t.activity_id as "activityId", t.kind, t.min, t.max, t.per, t.each,
        t.direction, t.baseline, t.unit, t.source, left(coalesce(i.text, s.text), 80) as name, a.period_start as start,
        a.period_end as end, p.period_start as "planStart", p.period_end as "planEnd", p.counted_from as "countedFrom"
      from plan p
      join plan_activity a on a.organisation_id = $1 and a.plan_id = p.id and a.removed_at is null
      join plan_section sec on sec.organisation_id = $1 and sec.id = a.section_id and sec.removed_at is null
      join plan_target t on t.organisation_id = $1 and t.activity_id = a.id and t.removed_at is null
      left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
      left join plan_step s on s.organisation_id = $1 and s.id = t.step_id
      where p.organisation_id = $1 and p.removed_at is null and i.removed_at is null and s.removed_at is null
        and (p.id = $2 or ($2::uuid is null and p.state <> 'closed'))
      order by t.id`,
    values: [tx.scope.organisationId, filter.planId ?? null],
  });
  return rows.map(({ start, end, planStart, planEnd, ...row }) => {
    const span = spanOf({ start, end }, { start: planStart, end: planEnd }, today);
    const { source } = row;
    const periods = source && 'per' in source ? periodsOfSource(source, row, span, today) : [];
    return { ...row, period: start && end ? { start, end } : null, span, periods };
  });
}

export async function readHand(tx: ScopedTx, targetIds: readonly string[]): Promise<Map<string, HandPoint[]>> {
  if (targetIds.length === 0) return new Map();
  const rows = await tx.named<HandPoint & { targetId: string; [column: string]: unknown }>({
    name: 'plan-hand-points',
    text: `select target_id as "targetId", value, measured_on as "measuredOn", part, breaks_series as "breaksSeries"
      from plan_measurement where organisation_id = $1 and target_id = any($2::uuid[]) and removed_at is null
      order by measured_on, id`,
    values: [tx.scope.organisationId, targetIds],
  });
  return Map.groupBy(rows, (row) => row.targetId);
}

export async function readLocks(tx: ScopedTx, planIds: readonly string[]): Promise<Lock[]> {
  return tx.named<Lock & { [column: string]: unknown }>({
    name: 'plan-locks',
    text: `select id, plan_id as "planId", period_start as "periodStart", period_end as "periodEnd" from plan_period_lock
      where organisation_id = $1 and plan_id = any($2::uuid[]) and removed_at is null order by period_start`,
    values: [tx.scope.organisationId, planIds],
  });
}

/** The plans whose figures move: all that are open, or the one that is asked for. */
export async function openPlanIds(tx: ScopedTx, planId?: string): Promise<string[]> {
  const { rows } = await tx.query(
    `select id from plan where organisation_id = $1 and removed_at is null
      and (id = $2 or ($2::uuid is null and state <> 'closed')) order by id`,
    [tx.scope.organisationId, planId ?? null],
  );
  return rows.map((row) => String(row.id));
}
