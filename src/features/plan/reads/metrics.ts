import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import type { Metric, MetricQuestion } from '#platform/metrics/metric.ts';
import { seesOnlyOwn } from '../access.ts';
import { type Counted, countFigures, recordsWithin } from '../rules/measuring/count.ts';
import { type Reach, readActivitiesDue, readStepsDone, readStepsDue } from './metric-steps.ts';

type Read = (tx: ScopedTx, reach: Reach, today: string) => Promise<Counted[]>;

/** A metric over dated records: figures are counted from the same list that opens behind them, so they cannot differ. */
function counting(
  name: string,
  kind: 'flow' | 'share',
  options: { breakdowns?: readonly ('section' | 'party')[]; byActivity?: boolean; read: Read },
): Metric {
  const share = kind === 'share';
  return {
    key: `plan.${name}`,
    unit: share ? 'percent' : 'count',
    kind,
    breakdowns: options.breakdowns ?? ['section', 'party'],
    byActivity: options.byActivity ?? true,
    permission: 'plan.read',
    async compute(tx, question) {
      if (question.periods.length === 0) return [];
      const counted = await options.read(tx, reachOf(question), question.today);
      return countFigures(counted, question, share);
    },
    async records(tx, { period, breakdown, part, activityId, limit }) {
      const member = seesOnlyOwn(tx.scope.actor) ? memberOf(tx.scope) : null;
      const reach = { activityId, from: period.start, to: period.end, member };
      return recordsWithin(await options.read(tx, reach, period.end), { period, breakdown, part, limit }, share);
    },
  };
}

function reachOf({ activityId, periods, today }: MetricQuestion): Reach {
  const from = periods.reduce((first, one) => (one.start < first ? one.start : first), periods[0]?.start ?? today);
  return { activityId, from, to: today, member: null };
}

/** Records with a day that one statement gives; `$1` organisation, `$2` activity, `$3`–`$4` days, `$5` a guest's id. */
function listed(text: string): Read {
  return async (tx, reach) => {
    const narrowed = reach.activityId === null ? '$2::uuid is null' : 'f.activity_id = $2';
    const { rows } = await tx.query(
      `with found as (${text})
       select f.id, f.title, f.on, f.path, sec.title as section, (
           select coalesce(json_agg(y.name), '[]') from plan_activity_party x
           join plan_party y on y.organisation_id = $1 and y.id = x.party_id
           where x.organisation_id = $1 and x.activity_id = f.activity_id and x.removed_at is null) as parties
       from found f
       left join plan_activity a on a.organisation_id = $1 and a.id = f.activity_id
       left join plan_section sec on sec.organisation_id = $1 and sec.id = a.section_id
       where f.on between $3::date and $4::date and ${narrowed}
         and ($5::uuid is null or exists (select 1 from plan_activity_party x
           join plan_party y on y.organisation_id = $1 and y.id = x.party_id
           where x.organisation_id = $1 and x.activity_id = f.activity_id and x.removed_at is null and y.user_id = $5))`,
      [tx.scope.organisationId, reach.activityId, reach.from, reach.to, reach.member],
    );
    return rows.map((row) => ({
      record: { id: String(row.id), title: String(row.title), on: String(row.on), path: String(row.path) },
      parts: { section: row.section === null ? [] : [String(row.section)], party: row.parties as string[] },
    }));
  };
}

const milestonesMet = listed(`
  select t.id, coalesce(i.text, s.text, '') as title, met.on, t.activity_id,
    'activities/' || t.activity_id || '?at=' || t.id as path
  from plan_target t
  left join plan_indicator i on i.organisation_id = $1 and i.id = t.indicator_id
  left join plan_step s on s.organisation_id = $1 and s.id = t.step_id
  cross join lateral (
    select coalesce(
      (select m.measured_on from plan_measurement m where m.organisation_id = $1 and m.target_id = t.id
        and m.removed_at is null and m.value >= 1 order by m.measured_on limit 1),
      (select v.measured_on from plan_value v where v.organisation_id = $1 and v.target_id = t.id and v.value >= 1
        order by v.measured_on limit 1)) as on) met
  where t.organisation_id = $1 and t.kind = 'milestone' and t.removed_at is null and i.removed_at is null`);

const evidenceAdded = listed(`
  select e.id, coalesce(nullif(e.title, ''), left(e.note, 120)) as title, e.dated_on as on, e.activity_id,
    'activities/' || e.activity_id || '?at=evidence' as path
  from plan_evidence e where e.organisation_id = $1 and e.removed_at is null and not e.pending`);

const decisionsMade = listed(`
  select d.id, d.title, d.decided_on as on, d.activity_id, 'decisions/' || d.id as path
  from plan_decision d where d.organisation_id = $1 and d.removed_at is null and d.state = 'decided'`);

const proposalsAccepted = listed(`
  select p.id, left(p.text, 160) as title, p.answered_on as on, p.activity_id, 'proposals/' || p.id as path
  from plan_proposal p where p.organisation_id = $1 and p.removed_at is null and p.state = 'accepted'`);

/** What the plan counts of itself. */
export const planMetrics: readonly Metric[] = [
  counting('steps-done', 'flow', { read: readStepsDone }),
  counting('steps-on-time', 'share', { read: readStepsDue }),
  counting('activities-on-time', 'share', { read: readActivitiesDue }),
  counting('milestones-met', 'flow', { read: milestonesMet }),
  counting('evidence-added', 'flow', { read: evidenceAdded }),
  counting('decisions-made', 'flow', { breakdowns: ['section'], read: decisionsMade }),
  counting('proposals-accepted', 'flow', { breakdowns: ['section'], read: proposalsAccepted }),
];
