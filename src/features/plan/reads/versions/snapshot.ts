import { createHash } from 'node:crypto';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { PlanSnapshot, type SnapshotList } from '../../contract/snapshot.ts';
import { canonical } from '../../rules/versions/compare.ts';

/** Where each list of a snapshot lies, and which of its columns tell what was done and not what is planned. */
export const snapshotTables: Readonly<Record<SnapshotList, { table: string; work: readonly string[] }>> = {
  sections: { table: 'plan_section', work: ['plan_id'] },
  activities: { table: 'plan_activity', work: ['plan_id'] },
  steps: { table: 'plan_step', work: ['state', 'done_on', 'done_by'] },
  indicators: { table: 'plan_indicator', work: [] },
  targets: { table: 'plan_target', work: [] },
  parties: { table: 'plan_activity_party', work: [] },
  budgetLines: { table: 'plan_budget_line', work: ['spent_cents'] },
};

/** Of every table: whose row it is, who saw it last, whether it is there. */
const bookkeeping = ['organisation_id', 'revision', 'removed_at'];
const ofPlanItself = ['id', 'state', 'version', 'counted_from', 'created_at'];

export interface Snapped {
  snapshot: PlanSnapshot;
  fingerprint: string;
}

/**
 * The plan as it stands: what it plans, without what was done. One statement; every column that a table has, so what is
 * added to a table later is in the versions too.
 * @throws Refusal `not_found`
 */
export async function readSnapshot(tx: ScopedTx, planId: string): Promise<Snapped> {
  const { rows } = await tx.query(
    `with activity as (
       select a.* from plan_activity a
       join plan_section s on s.organisation_id = $1 and s.id = a.section_id and s.removed_at is null
       where a.organisation_id = $1 and a.plan_id = $2 and a.removed_at is null)
     select to_jsonb(p) - $3::text[] as plan,
       ${listSql('sections', 'plan_section t where t.organisation_id = $1 and t.plan_id = p.id and t.removed_at is null')},
       ${listSql('activities', 'activity t where true')},
       ${listSql('steps', hanging('plan_step'))},
       ${listSql('indicators', hanging('plan_indicator'))},
       ${listSql(
         'targets',
         `${hanging('plan_target')}
         and (t.indicator_id is null or exists (select 1 from plan_indicator i
           where i.organisation_id = $1 and i.id = t.indicator_id and i.removed_at is null))
         and (t.step_id is null or exists (select 1 from plan_step s
           where s.organisation_id = $1 and s.id = t.step_id and s.removed_at is null))`,
       )},
       ${listSql(
         'parties',
         hanging('plan_activity_party'),
         `|| jsonb_build_object('name',
         (select y.name from plan_party y where y.organisation_id = $1 and y.id = t.party_id))`,
       )},
       ${listSql('budgetLines', hanging('plan_budget_line'))}
     from plan p where p.organisation_id = $1 and p.id = $2 and p.removed_at is null`,
    [tx.scope.organisationId, planId, [...bookkeeping, ...ofPlanItself]],
  );
  if (!rows[0]) throw new Refusal('not_found');
  const snapshot = PlanSnapshot.parse({ format: 1, ...rows[0] });
  return { snapshot, fingerprint: fingerprintOf(snapshot) };
}

export function fingerprintOf(snapshot: PlanSnapshot): string {
  return createHash('sha256').update(canonical(snapshot)).digest('hex');
}

function hanging(table: string): string {
  return `${table} t join activity a on a.id = t.activity_id where t.organisation_id = $1 and t.removed_at is null`;
}

function listSql(list: SnapshotList, from: string, more = ''): string {
  const left = [...bookkeeping, ...snapshotTables[list].work].map((name) => `'${name}'`).join(', ');
  return `(select coalesce(jsonb_agg((to_jsonb(t) - array[${left}]) ${more} order by t.position, t.id), '[]') from ${from}) as "${list}"`;
}
