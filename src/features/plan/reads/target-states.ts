import type { ScopedTx } from '#platform/db/database.ts';
import type { IndicatorState } from '../contract/words.ts';
import { type TargetFacts, verdictOf } from '../rules/indicator-state.ts';
import type { ComputedPoint, HandPoint } from '../rules/measuring/series.ts';
import { decidingValuesSql, factsOfTarget, type SourceFacts, sourceFactsSql } from './computed.ts';

type Row = Omit<TargetFacts, 'measurements'> & {
  id: string;
  start: string | null;
  end: string | null;
  countedFrom: string;
  source: SourceFacts | null;
  computed: ComputedPoint[];
  measurements: HandPoint[];
  [column: string]: unknown;
};

/** How every target of some plans stands today, without the steps around them; one that was bound and never computed does not yet stand. */
export async function readTargetStates(
  tx: ScopedTx,
  planIds: readonly string[],
  today: string,
): Promise<{ id: string; state: IndicatorState }[]> {
  const rows = await tx.named<Row>({
    name: 'plan-target-states',
    text: `select t.id, t.kind, t.min, t.max, t.per, t.each, t.direction, t.baseline, a.period_start as start,
        a.period_end as end, p.counted_from as "countedFrom", ${sourceFactsSql} as source, ${decidingValuesSql} as computed,
        (select coalesce(json_agg(json_build_object('value', m.value, 'measuredOn', m.measured_on, 'part', m.part,
            'breaksSeries', m.breaks_series) order by m.measured_on, m.id), '[]')
          from plan_measurement m where m.organisation_id = $1 and m.target_id = t.id and m.removed_at is null) as measurements
      from plan p
      join plan_activity a on a.organisation_id = $1 and a.plan_id = p.id and a.removed_at is null
      join plan_section sec on sec.organisation_id = $1 and sec.id = a.section_id and sec.removed_at is null
      join plan_target t on t.organisation_id = $1 and t.activity_id = a.id and t.removed_at is null and t.step_id is null
      left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
      left join plan_target_status status on status.organisation_id = $1 and status.id = t.id
      where p.organisation_id = $1 and p.id = any($2::uuid[]) and i.removed_at is null
        and (t.source is null or t.source->>'kind' = 'by-hand' or status.id is not null)`,
    values: [tx.scope.organisationId, planIds],
  });
  return rows.map((row) => {
    const period = row.start && row.end ? { start: row.start, end: row.end } : null;
    const facts = factsOfTarget(row, row.measurements, row.computed, row.source);
    return { id: row.id, state: verdictOf(facts, period, { today, countedFrom: row.countedFrom }).state };
  });
}
