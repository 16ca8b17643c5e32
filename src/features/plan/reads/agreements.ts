import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { filesById } from '#platform/files/files.ts';
import type { AgreementPage, AgreementView } from '../contract/agreements.ts';
import { isReviewDue } from '../rules/due-records.ts';
import type { AgreementRow } from '../tables/decisions.ts';
import { readComments } from './comments.ts';
import { activityOf, type PlaceColumns, placeColumnsSql, placeJoinsSql, reachOf, stepOf } from './place-of.ts';

/** $2 one of them, $3 one activity; null for all. */
const agreementsSql = `
select r.*, ${placeColumnsSql} from plan_agreement r ${placeJoinsSql}
where r.organisation_id = $1 and r.removed_at is null
  and ($2::uuid is null or r.id = $2) and ($3::uuid is null or r.activity_id = $3)
order by r.state = 'ended', r.review_on nulls last, r.title collate "et-x-icu", r.id`;

export async function listAgreements(
  tx: ScopedTx,
  today: string,
  filter: { id?: string; activityId?: string | undefined } = {},
): Promise<AgreementView[]> {
  const rows = await tx.named<AgreementRow & PlaceColumns>({
    name: 'plan-agreements',
    text: agreementsSql,
    values: [tx.scope.organisationId, filter.id ?? null, filter.activityId ?? null],
  });
  const reach = await reachOf(tx);
  const shown = rows.filter((row) => reach.sees(row.place_id));
  const files = await filesById(
    tx,
    shown.flatMap((row) => row.file_id ?? []),
  );
  return shown.map((row) => ({
    id: row.id,
    title: row.title,
    parties: row.parties,
    note: row.note,
    state: row.state,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endedOn: row.ended_on,
    reviewOn: row.review_on,
    reviewDue: isReviewDue(row.state === 'in-force', row.review_on, today),
    over: row.state === 'in-force' && row.ends_on !== null && row.ends_on < today,
    file: (row.file_id && files.get(row.file_id)) || null,
    activity: activityOf(row),
    step: stepOf(row),
    author: row.author,
    createdAt: new Date(row.created_at).toISOString(),
    revision: row.revision,
    may: reach.may(row.place_id),
  }));
}

/** @throws Refusal `not_found` */
export async function readAgreement(tx: ScopedTx, id: string, today: string): Promise<AgreementPage> {
  const [agreement] = await listAgreements(tx, today, { id });
  if (!agreement) throw new Refusal('not_found');
  return { agreement, comments: await readComments(tx, id) };
}
