import type { AccessRules } from '#platform/access/access.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { ReplyOf } from '#platform/http/endpoint.ts';
import { cut } from '#platform/i18n/cut.ts';
import type { Start } from '#platform/starts/start.ts';
import type { StartView, starts, WorkView } from '../contract/connecting.ts';
import { plainText } from '../contract/mentions.ts';
import { offersFor, startPath } from '../rules/starts.ts';
import { readActivity } from './activity.ts';

/** What each step can begin, and what was begun. Whoever does not work on the activity is offered nothing. */
export async function readStarts(
  tx: ScopedTx,
  { registry, access }: { registry: readonly Start[]; access: AccessRules },
  activityId: string,
  today: string,
): Promise<ReplyOf<typeof starts>> {
  const view = await readActivity(tx, activityId, today);
  const { activity, plan, steps } = view;
  const open = activity.may.work ? registry.filter((start) => access.allows(tx.scope.actor, start.permission)) : [];
  const language = await languageOf(tx, plan.id);
  const offers = (wording: string, stepId: string | null): StartView[] =>
    offersFor(wording, open, language).map(({ start, fits }) => ({
      key: start.key,
      path: startPath(start, { activityId, stepId }),
      fits,
    }));
  return {
    starts: offers(activity.title, null),
    steps: steps.map((step) => ({ stepId: step.id, starts: offers(step.text, step.id) })),
    work: await readWork(tx, activityId),
  };
}

async function languageOf(tx: ScopedTx, planId: string): Promise<string> {
  const { rows } = await tx.query('select language from plan where organisation_id = $1 and id = $2', [
    tx.scope.organisationId,
    planId,
  ]);
  return String(rows[0]?.language ?? 'et');
}

/** Records that hang on the activity, and proposals that concern it or became one of its steps. */
async function readWork(tx: ScopedTx, activityId: string): Promise<WorkView[]> {
  const { rows } = await tx.query(
    `select e.subject_kind as kind, e.subject_id as id, e.step_id, e.title, e.path,
       coalesce(d.state, g.state, case when e.pending then 'pending' end) as state, e.id as place
     from plan_evidence e
     left join plan_decision d on d.organisation_id = $1 and d.id = e.subject_id and e.subject_kind = 'decision'
     left join plan_agreement g on g.organisation_id = $1 and g.id = e.subject_id and e.subject_kind = 'agreement'
     where e.organisation_id = $1 and e.activity_id = $2 and e.removed_at is null and e.kind = 'record' and e.subject_id is not null
     union all
     select 'proposal', p.id, p.step_id, p.text, 'proposals/' || p.id, p.state, p.id
     from plan_proposal p left join plan_step s on s.organisation_id = $1 and s.id = p.step_id
     where p.organisation_id = $1 and p.removed_at is null and p.merged_into is null
       and case when p.step_id is null then p.activity_id else s.activity_id end = $2
     order by place`,
    [tx.scope.organisationId, activityId],
  );
  return rows.map((row) => ({
    kind: String(row.kind),
    id: String(row.id),
    stepId: row.step_id === null ? null : String(row.step_id),
    title: cut(plainText(String(row.title)), 200),
    path: String(row.path),
    state: row.state === null ? null : String(row.state),
  }));
}
