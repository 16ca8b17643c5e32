import type { DueItem, DueSource } from '#platform/due/due.ts';

/** Plans that lie before a person who has not said yet what they think. */
export const reviewDue: DueSource = {
  room: 'plan',
  async list(tx, { userId, from, to, today }): Promise<DueItem[]> {
    const { rows } = await tx.query(
      `select r.id, p.id as plan_id, p.title, r.due_on from plan_review_opinion o
       join plan_review r on r.organisation_id = $1 and r.id = o.review_id and r.state = 'open'
       join plan p on p.organisation_id = $1 and p.id = r.plan_id and p.removed_at is null
       where o.organisation_id = $1 and o.user_id = $2 and o.asked and o.opinion is null and r.due_on between $3 and $4
       order by r.due_on, r.id`,
      [tx.scope.organisationId, userId, from, to],
    );
    return rows.map((row) => ({
      key: String(row.id),
      id: String(row.id),
      title: String(row.title),
      detail: '',
      dueOn: String(row.due_on),
      late: String(row.due_on) < today,
      remind: true,
      path: `plans/${row.plan_id}/approval`,
    }));
  },
};
