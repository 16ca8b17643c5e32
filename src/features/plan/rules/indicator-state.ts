import type { Per, TargetKind } from '../contract/document.ts';
import type { IndicatorState } from '../contract/words.ts';
import { daysBetween, elapsedShare, partAround, partsWithin, type Span } from './calendar.ts';
import type { Calendar } from './standing.ts';

export interface TargetFacts {
  kind: TargetKind;
  min: number | null;
  max: number | null;
  per: Per | null;
  each: string | null;
  direction: 'up' | 'down';
  baseline: number | null;
  /** Oldest first. */
  measurements: readonly { value: number; measuredOn: string; part: string | null; breaksSeries: boolean }[];
}

/** The state with its reason: a code for the reader's sentence and the figures in it. */
export interface Verdict {
  state: IndicatorState;
  current: number | null;
  reason: { code: string; params: Record<string, string | number> };
}

/** A target may lag this far behind an even pace before it is called at risk. */
const tolerance = 0.8;
/** A milestone, and a target of a few pieces, has no pace; it is at risk once this share of its time is over. */
const lateShare = 0.8;
/** Up to this many pieces a pace says nothing: two of three after half the time is not "ahead". */
const fewPieces = 3;

/**
 * How a target stands, by a rule that can be said in a sentence. Time outside the activity's period, and before the
 * plan came into Kaja, is never held against anybody: what ended then unmeasured stays "unmeasured".
 */
export function verdictOf(target: TargetFacts, period: Span | null, calendar: Calendar): Verdict {
  switch (target.kind) {
    case 'milestone':
      return milestone(target, period, calendar);
    case 'cadence':
      return cadence(target, period, calendar);
    case 'growth':
      return growth(target, period, calendar);
    case 'count':
      return count(target, period, calendar);
    default:
      return level(target, period, calendar);
  }
}

function verdict(
  state: IndicatorState,
  current: number | null,
  code: string,
  params: Record<string, string | number> = {},
): Verdict {
  return { state, current, reason: { code, params } };
}

function isOver(period: Span | null, { today }: Calendar): boolean {
  return period !== null && period.end < today;
}

/** The period was over before the plan came here: nobody can be late for it now. */
function wasOverBefore(period: Span | null, { countedFrom }: Calendar): boolean {
  return period !== null && period.end < countedFrom;
}

function milestone(target: TargetFacts, period: Span | null, calendar: Calendar): Verdict {
  const latest = target.measurements.at(-1);
  if (latest && latest.value >= 1) return verdict('met', 1, 'milestone_met', { day: latest.measuredOn });
  if (period === null) return verdict('unmeasured', null, 'milestone_without_period');
  if (wasOverBefore(period, calendar)) return verdict('unmeasured', null, 'over_before_kaja', { day: period.end });
  if (isOver(period, calendar)) return verdict('missed', null, 'milestone_missed', { day: period.end });
  if (calendar.today >= period.start && elapsedShare(period, calendar.today) >= lateShare) {
    return verdict('at-risk', null, 'milestone_near', { day: period.end });
  }
  return verdict('on-track', null, 'milestone_ahead', { day: period.end });
}

function count(target: TargetFacts, period: Span | null, calendar: Calendar): Verdict {
  const latest = target.measurements.at(-1);
  const goal = target.min ?? target.max;
  if (!latest) return unmeasured(period, calendar);
  if (goal === null) return verdict('on-track', latest.value, 'count_without_target', { value: latest.value });
  if (latest.value >= goal) return verdict('met', latest.value, 'count_met', { value: latest.value, goal });
  const params = { value: latest.value, goal };
  if (isOver(period, calendar)) return verdict('missed', latest.value, 'count_missed', params);
  const share = period ? elapsedShare(period, calendar.today) : 0;
  const behind = goal <= fewPieces ? share >= lateShare : latest.value < goal * share * tolerance;
  return behind
    ? verdict('at-risk', latest.value, 'count_behind', params)
    : verdict('on-track', latest.value, 'count_on_pace', params);
}

/** Growth in per cent of the baseline; without a number any rise over it will do. */
function growth(target: TargetFacts, period: Span | null, calendar: Calendar): Verdict {
  const latest = target.measurements.at(-1);
  const start = baselineOf(target);
  if (!latest || start === null)
    return latest ? verdict('unmeasured', null, 'growth_without_baseline') : unmeasured(period, calendar);
  const sign = target.direction === 'down' ? -1 : 1;
  if (start === 0) return growthFromNothing(target, latest.value, period, calendar);
  const grown = (sign * (latest.value - start) * 100) / Math.abs(start);
  const rounded = Math.round(grown * 10) / 10;
  const goal = goalOfGrowth(target, period, calendar);
  const params = {
    value: rounded,
    goal: goal ? Math.round(goal.whole * 10) / 10 : 0,
    baseline: start,
    latest: latest.value,
  };
  if (goal === null ? grown > 0 : grown >= goal.whole)
    return verdict('met', rounded, goal === null ? 'growth_any_met' : 'growth_met', params);
  if (isOver(period, calendar)) return verdict('missed', rounded, 'growth_missed', params);
  if (goal === null)
    return verdict(
      period && elapsedShare(period, calendar.today) >= 0.5 ? 'at-risk' : 'on-track',
      rounded,
      'growth_any_waiting',
      params,
    );
  return grown < goal.byNow * tolerance
    ? verdict('at-risk', rounded, 'growth_behind', params)
    : verdict('on-track', rounded, 'growth_on_pace', params);
}

function growthFromNothing(target: TargetFacts, value: number, period: Span | null, calendar: Calendar): Verdict {
  // Per cent of nothing has no meaning: any rise from zero meets it, and the sentence says so.
  if (value > 0 && target.direction === 'up') return verdict('met', null, 'growth_from_zero', { latest: value });
  return isOver(period, calendar)
    ? verdict('missed', null, 'growth_still_zero')
    : verdict('on-track', null, 'growth_still_zero');
}

/** The baseline given by hand, else the first figure after the last break of the series. */
function baselineOf(target: TargetFacts): number | null {
  const broken = target.measurements.findLastIndex((measurement) => measurement.breaksSeries);
  if (broken >= 0) return target.measurements[broken]?.value ?? null;
  if (target.baseline !== null) return target.baseline;
  return target.measurements.length > 1 ? (target.measurements[0]?.value ?? null) : null;
}

/** "25 % a year" over eighteen months asks for 37.5 %; over less than a year it asks for all of it. */
function goalOfGrowth(target: TargetFacts, period: Span | null, calendar: Calendar) {
  if (target.min === null) return null;
  const years = period && target.per === 'year' ? Math.max(1, (daysBetween(period.start, period.end) + 1) / 365.25) : 1;
  const whole = target.min * years;
  return { whole, byNow: period ? whole * elapsedShare(period, calendar.today) : 0 };
}

/** A rate or threshold: the latest figure lies within the bounds or it does not. */
function level(target: TargetFacts, period: Span | null, calendar: Calendar): Verdict {
  const latest = target.measurements.at(-1);
  if (!latest) return unmeasured(period, calendar);
  const within =
    (target.min === null || latest.value >= target.min) && (target.max === null || latest.value <= target.max);
  const params: Record<string, string | number> = { value: latest.value, day: latest.measuredOn };
  if (target.min !== null) params.min = target.min;
  if (target.max !== null) params.max = target.max;
  if (isOver(period, calendar))
    return verdict(within ? 'met' : 'missed', latest.value, within ? 'level_met' : 'level_missed', params);
  return verdict(within ? 'on-track' : 'at-risk', latest.value, within ? 'level_within' : 'level_outside', params);
}

/** So many a quarter (or month, year …), each part of the calendar by itself and, where asked, each place by itself. */
function cadence(target: TargetFacts, period: Span | null, calendar: Calendar): Verdict {
  const per = target.per ?? 'quarter';
  if (!period)
    return target.measurements.length > 0
      ? verdict('on-track', target.measurements.length, 'cadence_without_period', { value: target.measurements.length })
      : unmeasured(period, calendar);
  if (target.measurements.length === 0 && (wasOverBefore(period, calendar) || calendar.today < partEnd(period, per))) {
    return unmeasured(period, calendar);
  }
  const needed = target.min ?? 1;
  const places = placesOf(target);
  const closed = partsWithin(period, per).filter(
    (part) => part.end < calendar.today && part.end >= calendar.countedFrom,
  );
  const kept = closed.filter((part) => places.every((place) => amountIn(target, part, place) >= needed)).length;
  const params = { kept, all: closed.length, needed };
  if (isOver(period, calendar))
    return kept === closed.length
      ? verdict('met', kept, 'cadence_kept', params)
      : verdict('missed', kept, 'cadence_missed', params);
  if (kept < closed.length) return verdict('at-risk', kept, 'cadence_gap', params);
  return target.measurements.length > 0
    ? verdict('on-track', kept, 'cadence_on_pace', params)
    : unmeasured(period, calendar);
}

function partEnd(period: Span, per: Per): string {
  const { end } = partAround(period.start, per);
  return end < period.end ? end : period.end;
}

/** The places that ever got something; one nameless place where the target asks for none. */
function placesOf(target: TargetFacts): (string | null)[] {
  if (target.each === null) return [null];
  const named = new Set(target.measurements.map((measurement) => measurement.part));
  return named.size > 0 ? [...named] : [null];
}

function amountIn(target: TargetFacts, span: Span, place: string | null): number {
  return target.measurements
    .filter((m) => m.measuredOn >= span.start && m.measuredOn <= span.end && (target.each === null || m.part === place))
    .reduce((sum, m) => sum + m.value, 0);
}

function unmeasured(period: Span | null, calendar: Calendar): Verdict {
  if (period && wasOverBefore(period, calendar))
    return verdict('unmeasured', null, 'over_before_kaja', { day: period.end });
  return verdict('unmeasured', null, 'not_measured_yet');
}
