import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { CorrectionView, SeriesPoint, SeriesView } from '../contract/measuring.ts';
import { correctionsOf, isLocked, isRunning } from '../rules/measuring/series.ts';
import type { TargetRow, TargetStatusRow } from '../tables.ts';
import { readFacts } from './facts.ts';
import { readLocks } from './measured.ts';
import { toldProblem } from './place-of.ts';
import { presentStatus } from './present-activity.ts';
import { readValues, type StoredValue } from './values.ts';

/** A target that this reader may see, with its plan. @throws Refusal `not_found`, also to a guest who takes no part */
export async function findShownTarget(tx: ScopedTx, id: string): Promise<TargetRow & { plan_id: string }> {
  const { rows } = await tx.query(
    `select t.*, a.plan_id from plan_target t join plan_activity a on a.organisation_id = $1 and a.id = t.activity_id
     where t.organisation_id = $1 and t.id = $2 and t.removed_at is null`,
    [tx.scope.organisationId, id],
  );
  const row = rows[0] as (TargetRow & { plan_id: string }) | undefined;
  if (!row || (await readFacts(tx, { activityId: row.activity_id, limit: 1 })).length === 0)
    throw new Refusal('not_found');
  return row;
}

export async function readSeries(tx: ScopedTx, id: string): Promise<SeriesView> {
  const target = await findShownTarget(tx, id);
  const locks = await readLocks(tx, [target.plan_id]);
  const values = (await readValues(tx, [id])).get(id) ?? [];
  const status = await readStatus(tx, id);
  return {
    points: pointsOf(values, await readAuthored(tx, id), locks),
    unit: target.unit,
    figure: target.source?.figure ?? null,
    measuring: presentStatus(target, status),
    opens: target.source !== null && target.source.kind !== 'by-hand',
    corrections: await readCorrections(tx, { targetId: id }),
  };
}

export interface Authored {
  value: number;
  measuredOn: string;
  part: string | null;
  breaksSeries: boolean;
  note: string;
  author: string;
}

/** Every figure once: computed, or entered where a person's word stands for the period or speaks of another time. */
export function pointsOf(
  values: readonly StoredValue[],
  hand: readonly Authored[],
  locks: readonly { periodStart: string; periodEnd: string }[],
): SeriesPoint[] {
  const used = new Set<Authored>();
  const ofSource = values.map((value): SeriesPoint => {
    const corrections = correctionsOf(value, hand);
    for (const one of corrections) used.add(one);
    const { targetId: _, ...frame } = value;
    const latest = corrections.at(-1);
    const common = {
      ...frame,
      running: isRunning(value),
      locked: isLocked(value.measuredOn, locks),
      computed: value.value,
    };
    if (!latest) return { ...common, by: 'source', corrected: false, note: '', author: null };
    const { note, author, breaksSeries } = latest;
    const said = { note, author, breaksSeries, value: latest.value, hits: null, whole: null, gap: null };
    return { ...common, ...said, by: 'hand', corrected: true, running: false };
  });
  const alone = hand
    .filter((one) => !used.has(one))
    .map(({ note, author, ...one }): SeriesPoint => {
      const day = { periodStart: one.measuredOn, periodEnd: one.measuredOn, countedSince: one.measuredOn };
      const none = { hits: null, whole: null, gap: null, computed: null, running: false, corrected: false };
      return { ...day, ...one, ...none, note, author, by: 'hand', locked: isLocked(one.measuredOn, locks) };
    });
  return [...ofSource, ...alone].sort((a, b) => a.periodEnd.localeCompare(b.periodEnd));
}

async function readAuthored(tx: ScopedTx, id: string): Promise<Authored[]> {
  const { rows } = await tx.query(
    `select value, measured_on as "measuredOn", part, breaks_series as "breaksSeries", note, author from plan_measurement
     where organisation_id = $1 and target_id = $2 and removed_at is null order by measured_on, id`,
    [tx.scope.organisationId, id],
  );
  return rows as Authored[];
}

async function readStatus(tx: ScopedTx, id: string): Promise<TargetStatusRow | undefined> {
  const { rows } = await tx.query('select * from plan_target_status where organisation_id = $1 and id = $2', [
    tx.scope.organisationId,
    id,
  ]);
  const [status] = rows as TargetStatusRow[];
  return status && toldProblem(tx, status);
}

const shownCorrections = 100;

/** What people put right, the newest first. */
export async function readCorrections(
  tx: ScopedTx,
  filter: { planId?: string; targetId?: string },
): Promise<CorrectionView[]> {
  const { rows } = await tx.query(
    `select c.id, c.kind, c.target_id as "targetId", coalesce(i.text, s.text, '') as title,
      c.period_start as "periodStart", c.period_end as "periodEnd", c.part, c.before, c.after, c.reason, c.author, c.at
     from plan_correction c
     left join plan_target t on t.organisation_id = $1 and t.id = c.target_id
     left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
     left join plan_step s on s.organisation_id = $1 and s.id = t.step_id
     where c.organisation_id = $1 and ($2::uuid is null or c.plan_id = $2) and ($3::uuid is null or c.target_id = $3)
     order by c.id desc limit ${shownCorrections}`,
    [tx.scope.organisationId, filter.planId ?? null, filter.targetId ?? null],
  );
  return rows as CorrectionView[];
}
