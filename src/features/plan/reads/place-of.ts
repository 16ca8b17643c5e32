import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { mayOf, mayWorkOn, seesOnlyOwn } from '../access.ts';
import type { ActivityLine } from '../contract/lines.ts';
import type { TargetStatusRow } from '../tables.ts';

/** What the reader sees of records that may hang on an activity, and what they may do with them. */
export interface Reach {
  /** Whether a record that hangs there (null: nowhere) is shown at all. */
  sees(activityId: string | null): boolean;
  may(activityId: string | null): { edit: boolean; comment: boolean };
}

export async function reachOf(tx: ScopedTx): Promise<Reach> {
  const { actor } = tx.scope;
  const parts = await ownActivities(tx);
  const { edit, comment } = mayOf(actor, false);
  return {
    sees: (activityId) => !seesOnlyOwn(actor) || (activityId !== null && parts.has(activityId)),
    may: (activityId) => ({
      edit: activityId === null ? edit : mayWorkOn(actor, parts.has(activityId)),
      comment,
    }),
  };
}

/** The activities that the actor owns or takes part in; asked only for those whose right depends on it. */
export async function ownActivities(tx: ScopedTx): Promise<ReadonlySet<string>> {
  const userId = memberOf(tx.scope);
  if (userId === null || mayOf(tx.scope.actor, false).edit) return new Set();
  const { rows } = await tx.query(
    `select distinct link.activity_id from plan_party party
     join plan_activity_party link on link.organisation_id = $1 and link.party_id = party.id and link.removed_at is null
     where party.organisation_id = $1 and party.user_id = $2 and party.removed_at is null`,
    [tx.scope.organisationId, userId],
  );
  return new Set(rows.map((row) => String(row.activity_id)));
}

/** Why a figure could not be computed, without what other targets are called where a guest may not see those. */
export function toldProblem<Status extends Pick<TargetStatusRow, 'problem_params'>>(
  tx: ScopedTx,
  status: Status,
): Status {
  if (!seesOnlyOwn(tx.scope.actor) || !status.problem_params) return status;
  const hidden = ['name', 'path'].filter((key) => key in (status.problem_params ?? {}));
  const params = { ...status.problem_params, ...Object.fromEntries(hidden.map((key) => [key, '…'])) };
  return { ...status, problem_params: params };
}

/** Columns that name the activity and the step that a record `r` hangs on, as long as they are there; $1 is the organisation. */
export const placeColumnsSql = `
  activity.id as place_id, activity.code as place_code, activity.title as place_title,
  step.id as place_step_id, step.text as place_step_text`;
export const placeJoinsSql = `
  left join plan_activity activity on activity.organisation_id = $1 and activity.id = r.activity_id and activity.removed_at is null
  left join plan_step step on step.organisation_id = $1 and step.id = r.step_id and step.removed_at is null`;

export interface PlaceColumns {
  place_id: string | null;
  place_code: string | null;
  place_title: string | null;
  place_step_id: string | null;
  place_step_text: string | null;
}

export function activityOf(row: PlaceColumns): ActivityLine | null {
  return row.place_id ? { id: row.place_id, code: row.place_code, title: row.place_title ?? '' } : null;
}

export function stepOf(row: PlaceColumns): { id: string; text: string } | null {
  return row.place_step_id ? { id: row.place_step_id, text: row.place_step_text ?? '' } : null;
}
