import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { filesById, type PresentedFile } from '#platform/files/files.ts';
import type { DecisionPage, DecisionTurn, DecisionView } from '../contract/decisions.ts';
import { plainText } from '../contract/mentions.ts';
import { isDecisionLate, isReviewDue } from '../rules/due-records.ts';
import type { DecisionRow } from '../tables/decisions.ts';
import type { PlanTables } from '../tables.ts';
import { commentsOfSql, readComments } from './comments.ts';
import {
  activityOf,
  type PlaceColumns,
  placeColumnsSql,
  placeJoinsSql,
  type Reach,
  reachOf,
  stepOf,
} from './place-of.ts';

type Found = DecisionRow &
  PlaceColumns & {
    party_name: string | null;
    proposal_text: string | null;
    proposal_found: string | null;
    comments: number;
  };

/**
 * Decisions, those that wait first, by the day they are due; then the newest. Some hundred of an organisation, reached by
 * its key. $2 one of them, $3 one activity; null for all.
 */
const decisionsSql = `
select r.*, party.name as party_name, proposal.id as proposal_found, proposal.text as proposal_text,
  ${placeColumnsSql}, ${commentsOfSql} as comments
from plan_decision r ${placeJoinsSql}
left join plan_party party on party.organisation_id = $1 and party.id = r.decider_party_id and party.removed_at is null
left join plan_proposal proposal on proposal.organisation_id = $1 and proposal.id = r.proposal_id and proposal.removed_at is null
where r.organisation_id = $1 and r.removed_at is null
  and ($2::uuid is null or r.id = $2) and ($3::uuid is null or r.activity_id = $3)
order by r.state <> 'open', case when r.state = 'open' then r.decide_by end nulls last, r.decided_on desc nulls last, r.id desc`;

export async function listDecisions(
  tx: ScopedTx,
  today: string,
  filter: { id?: string; activityId?: string | undefined } = {},
): Promise<DecisionView[]> {
  const rows = await tx.named<Found>({
    name: 'plan-decisions',
    text: decisionsSql,
    values: [tx.scope.organisationId, filter.id ?? null, filter.activityId ?? null],
  });
  const reach = await reachOf(tx);
  const shown = rows.filter((row) => reach.sees(row.place_id));
  const files = await filesById(
    tx,
    shown.flatMap((row) => row.file_id ?? []),
  );
  return shown.map((row) => presentDecision(row, { today, reach, files }));
}

/** @throws Refusal `not_found` */
export async function readDecision(tx: ScopedTx, id: string, today: string): Promise<DecisionPage> {
  const [decision] = await listDecisions(tx, today, { id });
  if (!decision) throw new Refusal('not_found');
  return { decision, turns: await readTurns(tx, id), comments: await readComments(tx, id) };
}

async function readTurns(tx: ScopedTx, id: string): Promise<DecisionTurn[]> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_decision_turn')
    .select(['id', 'kind', 'turned_on as on', 'note', 'author'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('decision_id', '=', id)
    .orderBy('id')
    .execute();
  return rows;
}

interface Around {
  today: string;
  reach: Reach;
  files: ReadonlyMap<string, PresentedFile>;
}

function presentDecision(row: Found, { today, reach, files }: Around): DecisionView {
  return {
    id: row.id,
    title: row.title,
    background: row.background,
    options: row.options,
    decider: row.party_name ?? row.decider,
    deciderPartyId: row.decider_party_id,
    decideBy: row.decide_by,
    state: row.state,
    late: isDecisionLate(row, today),
    reviewDue: isReviewDue(row.state === 'decided', row.review_on, today),
    chosenOption: row.chosen_option,
    outcome: row.outcome,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    reason: row.reason,
    protocol: row.protocol,
    file: (row.file_id && files.get(row.file_id)) || null,
    reviewOn: row.review_on,
    activity: activityOf(row),
    step: stepOf(row),
    proposal: row.proposal_found ? { id: row.proposal_found, text: plainText(row.proposal_text ?? '') } : null,
    comments: row.comments,
    author: row.author,
    createdAt: new Date(row.created_at).toISOString(),
    revision: row.revision,
    may: reach.may(row.place_id),
  };
}
