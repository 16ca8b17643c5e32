import type { Per, TargetKind } from '../contract/document.ts';
import type { IndicatorState } from '../contract/words.ts';
import { daysBetween, elapsedShare, partAround, partsWithin, type Span } from './calendar.ts';
import type { Point } from './measuring/series.ts';
import { type Calendar, worstState } from './standing.ts';

export interface TargetFacts {
  kind: TargetKind;
  min: number | null;
  max: number | null;
  per: Per | null;
  each: string | null;
  direction: 'up' | 'down';
  baseline: number | null;
  /** Computed and entered figures together, oldest first. */
  measurements: readonly Point[];
  /** Of a target that measures itself: how figures of different periods go together. */
  figure?: 'flow' | 'level' | 'share' | null;
  /** Its figures are growth in per cent already. */
  grown?: boolean;
  /** Why the newest computation gave no figure, where there is none at all. */
  gap?: string | null;
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
/** A share of fewer than this tells nothing: one more or less would turn it. */
export const fewestToTell = 5;
/** Up to here a share is told as "7 of 12", because a per cent would look more exact than it is. */
const toldAsCounts = 30;

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
      // "Two a month" that counts itself is kept in each month or it is not; by hand one figure is told for all of it.
      return ofEachPart(target, (one) => (one.figure && one.per ? level : count)(one, period, calendar));
    default:
      return ofEachPart(target, (one) => level(one, period, calendar));
  }
}

/** A promise to each place stands as its worst place does, and names it. */
function ofEachPart(target: TargetFacts, judge: (target: TargetFacts) => Verdict): Verdict {
  const parts = Map.groupBy(target.measurements, (one) => one.part);
  if (target.each === null || parts.size < 2) return judge(target);
  const verdicts = [...parts].map(([part, measurements]) => ({ part, ...judge({ ...target, measurements }) }));
  const worst = worstState(verdicts.map((one) => one.state));
  const first = verdicts.find((one) => one.state === worst) ?? verdicts[0];
  if (!first) return judge(target);
  const kept = verdicts.filter((one) => one.state === 'met' || one.state === 'on-track').length;
  const params = { kept, all: verdicts.length, part: first.part ?? '', value: first.current ?? 0 };
  return verdict(first.state, kept, kept === verdicts.length ? 'each_part_kept' : 'each_part_behind', params);
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
  if (latest?.whole) {
    const open = milestone({ ...target, measurements: [] }, period, calendar);
    const params = { ...open.reason.params, hits: latest.hits ?? 0, whole: latest.whole };
    return { ...open, reason: { code: `${open.reason.code}_of`, params } };
  }
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
  if (!latest) return unmeasured(period, calendar, target);
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
  const latest =
    target.figure === 'flow' ? target.measurements.findLast((one) => !one.running) : target.measurements.at(-1);
  const start = target.grown ? target.baseline : baselineOf(target);
  if (!latest || start === null)
    return latest ? verdict('unmeasured', null, 'growth_without_baseline') : unmeasured(period, calendar, target);
  const sign = target.direction === 'down' ? -1 : 1;
  if (start === 0 && !target.grown) return growthFromNothing(target, latest.value, period, calendar);
  const risen = target.grown ? latest.value : ((latest.value - start) * 100) / Math.abs(start);
  const grown = sign * risen;
  const rounded = Math.round(grown * 10) / 10;
  const goal = goalOfGrowth(target, period, calendar);
  const params = {
    value: rounded,
    goal: goal ? Math.round(goal.whole * 10) / 10 : 0,
    baseline: start,
    latest: target.grown ? Math.round(start + (Math.abs(start) * risen) / 100) : latest.value,
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
  const latest = latestToJudge(target);
  if (!latest) return unmeasured(period, calendar, target);
  const { hits, whole } = latest;
  const told = hits != null && whole != null && whole <= toldAsCounts;
  if (told && whole < fewestToTell) {
    return verdict('unmeasured', latest.value, 'too_few_to_tell', { hits, whole, fewest: fewestToTell });
  }
  const within = isWithin(target, latest.value);
  const params: Record<string, string | number> = { value: latest.value, day: latest.measuredOn };
  if (target.min !== null) params.min = target.min;
  if (target.max !== null) params.max = target.max;
  if (told) Object.assign(params, { hits, whole });
  const over = isOver(period, calendar);
  const code = over ? (within ? 'level_met' : 'level_missed') : within ? 'level_within' : 'level_outside';
  const state = over ? (within ? 'met' : 'missed') : within ? 'on-track' : 'at-risk';
  return verdict(state, latest.value, told ? `${code}_of` : code, params);
}

/** What happens within a period is not complete while it runs: until then the one before speaks, unless it is there already. */
function latestToJudge(target: TargetFacts): Point | undefined {
  const latest = target.measurements.at(-1);
  if (!latest?.running || target.figure !== 'flow') return latest;
  if (target.max === null && isWithin(target, latest.value)) return latest;
  return target.measurements.findLast((one) => !one.running);
}

function isWithin(target: TargetFacts, value: number): boolean {
  return (target.min === null || value >= target.min) && (target.max === null || value <= target.max);
}

/** So many a quarter (or month, year …), each part of the calendar by itself and, where asked, each place by itself. */
function cadence(target: TargetFacts, period: Span | null, calendar: Calendar): Verdict {
  const per = target.per ?? 'quarter';
  if (!period)
    return target.measurements.length > 0
      ? verdict('on-track', target.measurements.length, 'cadence_without_period', { value: target.measurements.length })
      : unmeasured(period, calendar, target);
  if (target.measurements.length === 0 && (wasOverBefore(period, calendar) || calendar.today < partEnd(period, per))) {
    return unmeasured(period, calendar, target);
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
    : unmeasured(period, calendar, target);
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

function unmeasured(period: Span | null, calendar: Calendar, target: TargetFacts): Verdict {
  if (target.gap) return verdict('unmeasured', null, target.gap);
  if (period && wasOverBefore(period, calendar))
    return verdict('unmeasured', null, 'over_before_kaja', { day: period.end });
  return verdict('unmeasured', null, 'not_measured_yet');
}
