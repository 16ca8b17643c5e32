import type { DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { ReplyOf } from '#platform/http/endpoint.ts';
import { cut } from '#platform/i18n/cut.ts';
import { seesOnlyOwn } from '../access.ts';
import type { IdleActivity, LooseWork, orphans } from '../contract/connecting.ts';
import { plainText } from '../contract/mentions.ts';
import { idleDays } from '../rules/orphans.ts';
import { reachOf } from './place-of.ts';

const shownOfRoom = 100;

/** Work that hangs on no activity, and activities that run and show no work. */
export async function readOrphans(
  tx: ScopedTx,
  sources: readonly DatedSource[],
  question: { today: string; days: number },
): Promise<ReplyOf<typeof orphans>> {
  return {
    work: await looseWork(tx, sources, question.today),
    activities: await idleActivities(tx, question),
    days: question.days,
  };
}

async function looseWork(tx: ScopedTx, sources: readonly DatedSource[], today: string): Promise<LooseWork[]> {
  // What hangs nowhere is on nobody's activity: guests are shown none of it.
  if (seesOnlyOwn(tx.scope.actor)) return [];
  const own = await ownLooseWork(tx);
  const others: LooseWork[] = [];
  for (const source of sources) {
    const records = (await source.unattached?.(tx, { today, limit: shownOfRoom })) ?? [];
    others.push(
      ...records.map(({ id, on, title, path }) => ({ source: source.key, id, title, on, path, revision: null })),
    );
  }
  return [...own, ...others].sort((a, b) => b.on.localeCompare(a.on));
}

/** The plan's own: questions, agreements and waiting proposals without an activity, or whose activity was removed. */
async function ownLooseWork(tx: ScopedTx): Promise<LooseWork[]> {
  const { rows } = await tx.query(
    `select f.*, to_char(f.made at time zone 'UTC', 'YYYY-MM-DD') as day from (
       select 'plan.decision' as source, id, title, created_at as made, 'decisions/' || id as path, revision, activity_id
         from plan_decision where organisation_id = $1 and removed_at is null and state <> 'withdrawn'
       union all
       select 'plan.agreement', id, title, created_at, 'agreements/' || id, revision, activity_id
         from plan_agreement where organisation_id = $1 and removed_at is null and state <> 'ended'
       union all
       select 'plan.proposal', id, text, created_at, 'proposals/' || id, revision, activity_id
         from plan_proposal where organisation_id = $1 and removed_at is null and state = 'new' and merged_into is null
     ) f
     left join plan_activity a on a.organisation_id = $1 and a.id = f.activity_id and a.removed_at is null
     where a.id is null order by f.made desc`,
    [tx.scope.organisationId],
  );
  return rows.map((row) => ({
    source: String(row.source),
    id: String(row.id),
    title: cut(plainText(String(row.title)), 200),
    on: String(row.day),
    path: String(row.path),
    revision: Number(row.revision),
  }));
}

/**
 * Each running activity with the day of its last work: evidence and records (also those under way), ticks of steps,
 * measurements by hand. What is computed is no work of this activity by itself.
 */
const workedSql = `
select a.id, a.code, a.title, p.title as plan_title, p.counted_from, a.period_start, a.period_end,
  (select count(*) filter (where s.state not in ('done', 'dropped'))::int from plan_step s
    where s.organisation_id = $1 and s.activity_id = a.id and s.removed_at is null having count(*) > 0) as open_steps,
  greatest(
    (select max(e.dated_on) from plan_evidence e where e.organisation_id = $1 and e.activity_id = a.id and e.removed_at is null and e.dated_on <= $2),
    (select max(s.done_on) from plan_step s where s.organisation_id = $1 and s.activity_id = a.id and s.removed_at is null),
    (select max(o.done_on) from plan_occurrence o where o.organisation_id = $1 and o.activity_id = a.id and o.removed_at is null),
    (select max(m.measured_on) from plan_measurement m where m.organisation_id = $1 and m.activity_id = a.id and m.removed_at is null)
  ) as last_on,
  (select q.name from plan_activity_party link join plan_party q on q.organisation_id = $1 and q.id = link.party_id
    where link.organisation_id = $1 and link.activity_id = a.id and link.removed_at is null and link.role = 'owner'
    order by link.position limit 1) as owner
from plan_activity a
join plan p on p.organisation_id = $1 and p.id = a.plan_id and p.removed_at is null and p.state <> 'closed'
join plan_section sec on sec.organisation_id = $1 and sec.id = a.section_id and sec.removed_at is null
where a.organisation_id = $1 and a.removed_at is null and a.period_start <= $2 and a.period_end >= $2
order by p.created_at desc, sec.position, a.position, a.id`;

interface Worked {
  id: string;
  code: string | null;
  title: string;
  plan_title: string;
  counted_from: string;
  period_start: string;
  period_end: string;
  open_steps: number | null;
  last_on: string | null;
  owner: string | null;
  [column: string]: unknown;
}

async function idleActivities(
  tx: ScopedTx,
  { today, days: limit }: { today: string; days: number },
): Promise<IdleActivity[]> {
  const rows = await tx.named<Worked>({
    name: 'plan-worked',
    text: workedSql,
    values: [tx.scope.organisationId, today],
  });
  const reach = await reachOf(tx);
  return rows.flatMap((row) => {
    const working = {
      periodStart: row.period_start,
      periodEnd: row.period_end,
      countedFrom: row.counted_from,
      lastOn: row.last_on,
      openSteps: row.open_steps,
    };
    const days = reach.sees(row.id) ? idleDays(working, today, limit) : null;
    if (days === null) return [];
    const { id, code, title, plan_title: planTitle, owner } = row;
    const { periodStart, periodEnd, lastOn } = working;
    return [
      { id, code, title, planTitle, periodStart, periodEnd, lastOn, days, owner, may: { work: reach.may(id).edit } },
    ];
  });
}
