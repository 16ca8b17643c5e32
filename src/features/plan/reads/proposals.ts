import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { cut } from '#platform/i18n/cut.ts';
import { mayOf } from '../access.ts';
import type { ProposalPage, ProposalView } from '../contract/proposals.ts';
import { standsFor } from '../rules/merging.ts';
import type { ProposalRow } from '../tables/decisions.ts';
import { commentsOfSql, readComments } from './comments.ts';
import { activityOf, type PlaceColumns, placeColumnsSql, placeJoinsSql, type Reach, reachOf } from './place-of.ts';

type Found = ProposalRow &
  PlaceColumns & {
    step_activity: string | null;
    decision_title: string | null;
    decision_activity: string | null;
    comments: number;
    voices: { userId: string; name: string }[];
  };

/** All of an organisation, the newest first: merging has to see both ends, and they are some hundreds at most. */
const proposalsSql = `
select r.*, ${placeColumnsSql}, step.activity_id as step_activity, decision.title as decision_title,
  decision.activity_id as decision_activity,
  ${commentsOfSql} as comments,
  (select coalesce(json_agg(json_build_object('userId', v.user_id, 'name', v.name) order by v.given_at), '[]')
    from plan_proposal_voice v where v.organisation_id = $1 and v.proposal_id = r.id) as voices
from plan_proposal r ${placeJoinsSql}
left join plan_decision decision on decision.organisation_id = $1 and decision.id = r.decision_id and decision.removed_at is null
where r.organisation_id = $1 and r.removed_at is null
order by r.id desc`;

export async function listProposals(tx: ScopedTx): Promise<ProposalView[]> {
  const rows = await tx.named<Found>({
    name: 'plan-proposals',
    text: proposalsSql,
    values: [tx.scope.organisationId],
  });
  const reach = await reachOf(tx);
  const member = memberOf(tx.scope);
  const shows = (row: Found) => reach.sees(row.place_id) || (row.created_by !== null && row.created_by === member);
  const roots = standsFor(rows);
  const byRoot = Map.groupBy(rows, (row) => roots.get(row.id) ?? row.id);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.filter(shows).map((row) => {
    const root = roots.get(row.id) ?? row.id;
    const family = root === row.id ? (byRoot.get(row.id) ?? [row]) : [row];
    return presentProposal(row, {
      family,
      root: byId.get(root),
      reach,
      shows,
      member,
      edits: mayOf(tx.scope.actor, false).edit,
    });
  });
}

/** @throws Refusal `not_found` */
export async function readProposal(tx: ScopedTx, id: string): Promise<ProposalPage> {
  const proposal = (await listProposals(tx)).find((one) => one.id === id);
  if (!proposal) throw new Refusal('not_found');
  return { proposal, comments: await readComments(tx, id) };
}

/** How many wait for an answer; what was merged into another is counted with it. */
export async function countWaiting(tx: ScopedTx): Promise<number> {
  const all = await listProposals(tx);
  return all.filter((one) => one.state === 'new' && one.mergedInto === null).length;
}

interface Around {
  /** The proposal and, where it stands for others, those. */
  family: readonly Found[];
  root: Found | undefined;
  reach: Reach;
  /** Merged with what a guest is not shown, theirs says so and no more. */
  shows: (row: Found) => boolean;
  member: string | null;
  edits: boolean;
}

function presentProposal(row: Found, { family, root, reach, shows, member, edits }: Around): ProposalView {
  const voices = new Map(family.flatMap((one) => one.voices.map((voice) => [voice.userId, voice.name])));
  const merged = family.filter((one) => one.id !== row.id && shows(one));
  const own = row.created_by !== null && row.created_by === member;
  return {
    id: row.id,
    text: row.text,
    source: { kind: row.source_kind, words: row.source, path: row.source_path },
    activity: reach.sees(row.place_id) ? activityOf(row) : null,
    state: row.state,
    acceptedInto: row.accepted_into,
    became: becameOf(row, reach),
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    answer: row.answer,
    mergedInto: root && root.id !== row.id ? { id: root.id, text: cut((shows(root) ? root : row).text, 200) } : null,
    merged: merged.map(({ id, text, author, revision }) => ({ id, text, author, revision })),
    voices: voices.size,
    voiced: member !== null && voices.has(member),
    voicedBy: [...voices.values()],
    comments: row.comments,
    author: row.author,
    createdAt: new Date(row.created_at).toISOString(),
    revision: row.revision,
    may: { edit: edits || own, answer: edits, comment: reach.may(row.place_id).comment },
  };
}

function becameOf(row: Found, reach: Reach): ProposalView['became'] {
  if (!reach.sees(row.accepted_into === 'step' ? row.step_activity : row.decision_activity)) return null;
  if (row.accepted_into === 'step' && row.place_step_id && row.step_activity) {
    const path = `activities/${row.step_activity}?at=${row.place_step_id}`;
    return { kind: 'step', id: row.place_step_id, title: row.place_step_text ?? '', path };
  }
  if (row.accepted_into === 'decision' && row.decision_id && row.decision_title !== null) {
    return { kind: 'decision', id: row.decision_id, title: row.decision_title, path: `decisions/${row.decision_id}` };
  }
  return null;
}
