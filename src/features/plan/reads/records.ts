import type { AccessRules } from '#platform/access/access.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Language } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { MetricRegistry } from '#platform/metrics/metric.ts';
import type { Condition, Operand, RecordsView } from '../contract/measuring.ts';
import { operandsOf } from '../rules/measuring/formula.ts';
import type { TargetRow } from '../tables.ts';
import { readFindings } from './condition-facts.ts';
import { readMeasured } from './measured.ts';
import { type Reach, reachOf } from './place-of.ts';
import { findShownTarget } from './series.ts';
import { readValues } from './values.ts';

const shownRecords = 200;
type Group = RecordsView['groups'][number];

export interface Reader {
  metrics: MetricRegistry;
  texts: Texts;
  access: AccessRules;
  language: Language;
  today: string;
}

interface Asked {
  start: string;
  end: string;
  part: string | null;
}

/** What one figure is made of: the records of its metric, of each part of its formula, or its conditions one by one. */
export async function readRecords(tx: ScopedTx, reader: Reader, targetId: string, asked: Asked): Promise<RecordsView> {
  const target = await findShownTarget(tx, targetId);
  const { source } = target;
  if (source?.kind === 'metric') return { groups: [await ofMetric(tx, reader, target, source, asked)] };
  if (source?.kind === 'formula') {
    const groups: Group[] = [];
    for (const operand of operandsOf(source.formula)) groups.push(await ofOperand(tx, reader, target, operand, asked));
    return { groups };
  }
  if (source?.kind === 'conditions')
    return { groups: await ofConditions(tx, reader, target, source.conditions, asked) };
  return { groups: [] };
}

interface Asking {
  metric: string;
  breakdown: string | null;
  ofActivity: boolean;
}

async function ofMetric(tx: ScopedTx, reader: Reader, target: TargetRow, asking: Asking, asked: Asked): Promise<Group> {
  const metric = reader.metrics.find(asking.metric);
  const title = titleOf(reader, asking.metric);
  const none: Group = { title, value: null, holds: null, records: [], more: false };
  if (!metric || !reader.access.allows(tx.scope.actor, metric.permission)) return none;
  const records = await metric.records(tx, {
    period: { start: asked.start, end: asked.end },
    breakdown: asking.breakdown,
    part: asked.part,
    activityId: asking.ofActivity ? target.activity_id : null,
    limit: shownRecords + 1,
  });
  return {
    ...none,
    records: records.slice(0, shownRecords).map(({ hit, ...record }) => ({ ...record, hit: hit ?? null })),
    more: records.length > shownRecords,
  };
}

async function ofOperand(
  tx: ScopedTx,
  reader: Reader,
  target: TargetRow & { plan_id: string },
  operand: Operand,
  asked: Asked,
): Promise<Group> {
  if (operand.from === 'metric') return ofMetric(tx, reader, target, operand, { ...asked, part: null });
  const none = { holds: null, records: [], more: false };
  if (operand.from === 'number') return { title: '', value: operand.number, ...none };
  const values = (await readValues(tx, [operand.target])).get(operand.target) ?? [];
  const value = values.findLast((one) => one.measuredOn <= asked.end)?.value ?? null;
  return { ...none, ...(await recordOfTarget(tx, reader, target.plan_id, operand.target)), value };
}

/** Another target as a record: it opens where it stands in its activity. */
async function recordOfTarget(
  tx: ScopedTx,
  { today }: Reader,
  planId: string,
  id: string,
): Promise<Pick<Group, 'title' | 'records'>> {
  const target = (await readMeasured(tx, { planId }, today)).find((one) => one.id === id);
  if (!target || !(await reachOf(tx)).sees(target.activityId)) return { title: '', records: [] };
  const path = `activities/${target.activityId}?at=${id}`;
  return { title: target.name, records: [{ id, title: target.name, on: today, path, hit: null }] };
}

async function ofConditions(
  tx: ScopedTx,
  reader: Reader,
  target: TargetRow & { plan_id: string },
  conditions: readonly Condition[],
  asked: Asked,
): Promise<Group[]> {
  const finding = await readFindings(tx, conditions, reader.today);
  const reach = await reachOf(tx);
  const groups: Group[] = [];
  for (const condition of conditions) {
    if (condition.is === 'metric-reached') {
      groups.push({ ...(await ofMetric(tx, reader, target, condition, asked)), value: condition.atLeast });
      continue;
    }
    const { holds, on } = finding(condition);
    const none = { value: null, more: false };
    if (condition.is === 'target-met') {
      groups.push({ ...none, holds: null, ...(await recordOfTarget(tx, reader, target.plan_id, condition.target)) });
      continue;
    }
    const record = await recordOf(tx, reach, condition);
    const title = reader.texts.say(reader.language, `plan:conditions.${condition.is}`);
    const records = record ? [{ ...record, on: on ?? reader.today, hit: holds }] : [];
    groups.push({ ...none, title, holds, records });
  }
  return groups;
}

const recordSql = {
  'step-done': `select s.id, s.activity_id, s.text as title, 'activities/' || s.activity_id || '?at=' || s.id as path
    from plan_step s where s.organisation_id = $1 and s.id = $2`,
  'steps-done': `select a.id, a.id as activity_id, concat_ws(' ', a.code, a.title) as title, 'activities/' || a.id || '?at=steps' as path
    from plan_activity a where a.organisation_id = $1 and a.id = $2`,
  evidence: `select a.id, a.id as activity_id, concat_ws(' ', a.code, a.title) as title, 'activities/' || a.id || '?at=evidence' as path
    from plan_activity a where a.organisation_id = $1 and a.id = $2`,
  'decision-decided': `select d.id, d.activity_id, d.title, 'decisions/' || d.id as path
    from plan_decision d where d.organisation_id = $1 and d.id = $2`,
} as const;

type Recorded = Exclude<Condition, { is: 'metric-reached' | 'target-met' }>;

/** Nothing where a guest takes no part: whether the condition holds is all that they are told. */
async function recordOf(tx: ScopedTx, reach: Reach, condition: Recorded) {
  const id =
    condition.is === 'step-done'
      ? condition.step
      : condition.is === 'decision-decided'
        ? condition.decision
        : condition.activity;
  const { rows } = await tx.query(recordSql[condition.is], [tx.scope.organisationId, id]);
  const row = rows[0] as { id: string; activity_id: string | null; title: string; path: string } | undefined;
  if (!row || !reach.sees(row.activity_id)) return undefined;
  return { id: row.id, title: row.title, path: row.path };
}

export function titleOf(
  { texts, language, metrics }: Pick<Reader, 'texts' | 'language' | 'metrics'>,
  key: string,
): string {
  if (!metrics.find(key)) return key;
  const [room = '', name = ''] = key.split('.');
  return texts.say(language, `${room}:metrics.${name}.title`);
}
