import type { Figure, KeptSource } from '../contract/measuring.ts';
import type { TargetFacts } from '../rules/indicator-state.ts';
import { type ComputedPoint, gapOf, type HandPoint, mergedSeries } from '../rules/measuring/series.ts';

/**
 * The computed figures that decide how target `t` stands, as JSON for a statement whose $1 is the organisation. Of a rate
 * or a count only the newest closed one and what came after it: a list of fifty targets would else carry five years of
 * months each. A target that never had a source is not looked at.
 */
export const decidingValuesSql = `case when t.source is null then '[]' else (
  select coalesce(json_agg(json_build_object('periodStart', v.period_start, 'periodEnd', v.period_end,
      'measuredOn', v.measured_on, 'part', nullif(v.part, ''), 'value', v.value, 'hits', v.hits, 'whole', v.whole,
      'gap', v.gap, 'breaksSeries', v.breaks_series) order by v.measured_on, v.part), '[]')
  from plan_value v where v.organisation_id = $1 and v.target_id = t.id
    and (t.kind = 'cadence' or v.breaks_series or (t.kind = 'growth' and t.baseline is null) or v.measured_on >= coalesce((
      select max(w.measured_on) from plan_value w
      where w.organisation_id = $1 and w.target_id = t.id and w.value is not null and w.measured_on = w.period_end),
      '-infinity'::date))) end`;

/** What of a target's source the state rule asks for. */
export interface SourceFacts {
  figure: Figure;
  grown: boolean;
}

export const sourceFactsSql = `case when t.source is null then null else json_build_object('figure', t.source->>'figure',
  'grown', coalesce(t.source->'formula'->>'do' = 'growth', false)) end`;

export function sourceFactsOf(source: KeptSource | null): SourceFacts | null {
  if (!source) return null;
  return { figure: source.figure, grown: source.kind === 'formula' && source.formula.do === 'growth' };
}

type Promised = Omit<TargetFacts, 'measurements' | 'figure' | 'grown' | 'gap'>;

/** A target with the one series that its state is judged by. */
export function factsOfTarget(
  target: Promised,
  hand: readonly HandPoint[],
  computed: readonly ComputedPoint[],
  source: SourceFacts | null,
): TargetFacts {
  const measurements = mergedSeries(target.kind, computed, hand);
  return { ...target, measurements, ...(source ?? {}), gap: gapOf(computed, measurements) };
}
