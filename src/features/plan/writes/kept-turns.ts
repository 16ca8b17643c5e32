import type { DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { type Cell, evaluate } from '#platform/rhythm/evaluate.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { Span } from '../rules/calendar.ts';
import { cadenceOf } from '../rules/occurrences.ts';
import type { OccurrenceRow, StepRow } from '../tables.ts';
import { addRecord, applyChange, type RecordRow } from './records.ts';
import { recurringOf } from './steps.ts';

type KeptStep = RecordRow & Pick<StepRow, 'activity_id' | 'recurs_kept_by'> & { start: string; end: string };
type Ticked = RecordRow & Pick<OccurrenceRow, 'starts_on' | 'by_records'>;

/** Who ticks where records do. */
const keeper = 'Kaja';

/** A step cannot be kept by its own ticks. */
export const notByRecords: ReadonlySet<string> = new Set(['plan.step-done']);

/**
 * Ticks the turns of recurring steps that are kept by records: a turn with enough of them is done on the day of the one
 * that made it enough, and loses its tick when they go. What a person ticked stays as it is.
 * @returns how many ticks came, changed or went
 */
export async function recountTurns(
  tx: ScopedTx,
  dated: readonly DatedSource[],
  { at, today, stepId = null }: { at: Date; today: string; stepId?: string | null },
): Promise<number> {
  let changed = 0;
  for (const step of await readKeptSteps(tx, stepId)) {
    const source = dated.find((one) => one.key === step.recurs_kept_by);
    // Records of a room that is gone say nothing: what they ticked stays until somebody decides.
    if (!source || !mayKeepSteps(source)) continue;
    changed += await recountStep(tx, source, step, { at, today });
  }
  return changed;
}

/** The same in the product's own name, as often as something changed and every night. */
export async function recountNow(
  { database, dated, clock }: Pick<Services, 'database' | 'dated' | 'clock'>,
  scope: Scope,
): Promise<void> {
  const at = clock.now();
  await database.inScope(scope, (tx) => recountTurns(tx, dated, { at, today: dayOf(at) }));
}

/** @throws Refusal `step_source_unknown` when these records cannot tick a step */
export function assertMayKeep(dated: readonly DatedSource[], keptBy: string | null | undefined): void {
  if (keptBy == null || dated.some((source) => source.key === keptBy && mayKeepSteps(source))) return;
  throw new Refusal('step_source_unknown', { field: 'recurs' });
}

export function mayKeepSteps(source: Pick<DatedSource, 'key' | 'byActivity'>): boolean {
  return source.byActivity && !notByRecords.has(source.key);
}

async function readKeptSteps(tx: ScopedTx, stepId: string | null): Promise<KeptStep[]> {
  const { rows } = await tx.query(
    `select s.*, a.period_start as start, a.period_end as "end" from plan_step s
     join plan_activity a on a.organisation_id = $1 and a.id = s.activity_id and a.removed_at is null
     join plan p on p.organisation_id = $1 and p.id = a.plan_id and p.removed_at is null and p.state <> 'closed'
     where s.organisation_id = $1 and s.removed_at is null and s.recurs and s.recurs_kept_by is not null
       and s.state <> 'dropped' and a.period_start is not null and a.period_end is not null
       and ($2::uuid is null or s.id = $2)
     order by s.id for update of s`,
    [tx.scope.organisationId, stepId],
  );
  return rows as unknown as KeptStep[];
}

async function recountStep(
  tx: ScopedTx,
  source: DatedSource,
  step: KeptStep,
  { at, today }: { at: Date; today: string },
): Promise<number> {
  const period: Span = { start: step.start, end: step.end };
  const cadence = { ...cadenceOf(recurringOf(step)), since: period.start, until: period.end };
  const records = await source.list(tx, { from: period.start, to: period.end, activityId: step.activity_id });
  const [row] = evaluate({ cadence, records, today, span: period }).rows;
  const ticks = await readTicks(tx, step.id);
  let changed = 0;
  for (const cell of row?.cells ?? []) {
    const { turn } = cell;
    const tick = ticks.find(({ starts_on }) => starts_on >= turn.start && starts_on <= turn.end);
    if (await bringInLine(tx, at, { step, cell, tick, needed: cadence.min, today })) changed += 1;
  }
  return changed;
}

async function readTicks(tx: ScopedTx, stepId: string): Promise<Ticked[]> {
  const { rows } = await tx.query(
    'select * from plan_occurrence where organisation_id = $1 and step_id = $2 and removed_at is null for update',
    [tx.scope.organisationId, stepId],
  );
  return rows as unknown as Ticked[];
}

/** @returns whether the tick came, changed or went */
async function bringInLine(
  tx: ScopedTx,
  at: Date,
  of: { step: KeptStep; cell: Cell; tick: Ticked | undefined; needed: number; today: string },
): Promise<boolean> {
  const { step, cell, tick, needed, today } = of;
  const done = cell.records.filter((record) => record.on <= today);
  const enough = done[needed - 1];
  if (!tick && enough) {
    await addRecord(tx, at, 'occurrence', {
      step_id: step.id,
      activity_id: step.activity_id,
      starts_on: cell.turn.start,
      ends_on: cell.turn.end,
      done_on: enough.on,
      done_by: keeper,
      by_records: done.length,
    });
    return true;
  }
  if (!tick || tick.by_records === null) return false;
  const fields = enough ? { done_on: enough.on, by_records: done.length } : { removed_at: at.toISOString() };
  const { undo } = await applyChange(tx, at, 'occurrence', tick, fields, enough ? 'changed' : 'removed');
  return undo !== null;
}
