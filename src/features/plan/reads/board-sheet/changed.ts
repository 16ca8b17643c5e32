import type { ScopedTx } from '#platform/db/database.ts';
import type { BoardSheet } from '../../contract/board-sheet.ts';
import type { IndicatorState } from '../../contract/words.ts';
import type { Span } from '../../rules/calendar.ts';
import { verdictOf } from '../../rules/indicator-state.ts';
import { worstState } from '../../rules/standing.ts';
import type { Looked } from '../due.ts';

type Turns = BoardSheet['changed']['turns'];

/** What happened within a period, by the days of what was recorded. */
export async function readChanged(
  tx: ScopedTx,
  planId: string,
  span: Span,
): Promise<Pick<BoardSheet['changed'], 'steps' | 'decided'>> {
  const values = [tx.scope.organisationId, planId, span.start, span.end];
  const { rows: steps } = await tx.query(
    `with activity as (
       select a.id, a.code from plan_activity a
       join plan_section s on s.organisation_id = $1 and s.id = a.section_id and s.removed_at is null
       where a.organisation_id = $1 and a.plan_id = $2 and a.removed_at is null)
     select a.id as "activityId", a.code, s.text, s.done_on as "on" from plan_step s join activity a on a.id = s.activity_id
     where s.organisation_id = $1 and s.removed_at is null and s.state = 'done' and not s.recurs and s.done_on between $3 and $4
     union all
     select a.id, a.code, s.text, o.done_on from plan_occurrence o
     join activity a on a.id = o.activity_id
     join plan_step s on s.organisation_id = $1 and s.id = o.step_id and s.removed_at is null
     where o.organisation_id = $1 and o.removed_at is null and o.done_on between $3 and $4
     order by 4 desc, 2, 3`,
    values,
  );
  const { rows: decided } = await tx.query(
    `select d.id, d.title, d.outcome, d.decided_on as "on" from plan_decision d
     left join plan_activity a on a.organisation_id = $1 and a.id = d.activity_id
     where d.organisation_id = $1 and d.removed_at is null and d.state = 'decided' and d.decided_on between $3 and $4
       and (d.activity_id is null or (a.plan_id = $2 and a.removed_at is null))
     order by d.decided_on desc, d.id`,
    values,
  );
  return { steps: steps as BoardSheet['changed']['steps'], decided: decided as BoardSheet['changed']['decided'] };
}

export async function readOpenDecisions(
  tx: ScopedTx,
  planId: string,
  today: string,
): Promise<BoardSheet['needs']['decisions']> {
  const { rows } = await tx.query(
    `select d.id, d.title, d.decide_by as "decideBy" from plan_decision d
     left join plan_activity a on a.organisation_id = $1 and a.id = d.activity_id
     where d.organisation_id = $1 and d.removed_at is null and d.state = 'open'
       and (d.activity_id is null or (a.plan_id = $2 and a.removed_at is null))
     order by d.decide_by nulls last, d.id`,
    [tx.scope.organisationId, planId],
  );
  return rows.map((row) => ({
    id: String(row.id),
    title: String(row.title),
    decideBy: row.decideBy as string | null,
    late: row.decideBy !== null && String(row.decideBy) < today,
  }));
}

/**
 * Indicators that stand otherwise than at the period's beginning. A computed target's turns are on record; of one that is
 * measured by hand the rule says how it stood then, from the figures that there were by that day.
 */
export async function readTurns(
  tx: ScopedTx,
  looked: readonly Looked[],
  span: Span,
  calendar: { today: string; countedFrom: string },
): Promise<Turns> {
  const last = span.end < calendar.today ? span.end : calendar.today;
  const targets = looked.flatMap((view) => view.indicators.flatMap((one) => one.targets.map((target) => target.id)));
  const recorded = await recordedTurns(tx, targets, last);
  return looked
    .flatMap((view) =>
      view.indicators.flatMap((indicator) => {
        const at = (day: string) =>
          indicator.targets.map((target) =>
            stateOn(target, recorded.get(target.id) ?? [], view, { ...calendar, today: day }),
          );
        const [then, now] = [at(dayBefore(span.start)), at(last)];
        // A target that nobody knows about at the beginning is left out on both sides: it came to be seen, it did not turn.
        const known = (states: typeof then) => states.filter((state, place) => state !== null && then[place] !== null);
        const [from, to] = [worstState(known(then) as IndicatorState[]), worstState(known(now) as IndicatorState[])];
        if (to === null || from === to) return [];
        const on = indicator.targets
          .flatMap((target) => [
            ...(recorded.get(target.id) ?? []).map((turn) => turn.since),
            ...target.measurements.map((one) => one.measuredOn),
          ])
          .filter((day) => day >= span.start && day <= last)
          .sort()
          .at(-1);
        return [
          {
            ...{
              activityId: view.activity.id,
              code: view.activity.code,
              indicatorId: indicator.id,
              text: indicator.text,
            },
            ...{ from, to, on: on ?? last },
          },
        ];
      }),
    )
    .sort((one, other) => other.on.localeCompare(one.on));
}

interface RecordedTurn {
  state: IndicatorState;
  since: string;
}

function stateOn(
  target: Looked['indicators'][number]['targets'][number],
  turns: readonly RecordedTurn[],
  view: Looked,
  calendar: { today: string; countedFrom: string },
): IndicatorState | null {
  const turn = turns.findLast((one) => one.since <= calendar.today);
  if (turn) return turn.state;
  // How a computed one stood before its first figure was kept, nobody knows.
  if (target.source !== null && target.source.kind !== 'by-hand') return null;
  const { periodStart: start, periodEnd: end } = view.activity;
  const measurements = target.measurements
    .filter((one) => one.measuredOn <= calendar.today)
    .toSorted((one, other) => one.measuredOn.localeCompare(other.measuredOn));
  return verdictOf({ ...target, measurements }, start && end ? { start, end } : null, calendar).state;
}

async function recordedTurns(
  tx: ScopedTx,
  targets: readonly string[],
  last: string,
): Promise<Map<string, RecordedTurn[]>> {
  const { rows } = await tx.query(
    `select target_id, state, since from plan_target_state
     where organisation_id = $1 and target_id = any($2::uuid[]) and since <= $3 order by since, id`,
    [tx.scope.organisationId, targets, last],
  );
  return Map.groupBy(rows as (RecordedTurn & { target_id: string })[], (row) => row.target_id);
}

function dayBefore(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - 1);
  return moment.toISOString().slice(0, 10);
}
