import type { ScopedTx } from '#platform/db/database.ts';
import { forgottenName, type Person, type PersonalData } from '#platform/personal-data/personal-data.ts';

/** Where a record says who wrote it: table, column of the user, column of the name. */
const authors = [
  ['plan_measurement', 'created_by', 'author'],
  ['plan_evidence', 'created_by', 'author'],
  ['plan_comment', 'created_by', 'author'],
  ['plan_decision', 'created_by', 'author'],
  ['plan_decision_turn', 'created_by', 'author'],
  ['plan_proposal', 'created_by', 'author'],
  ['plan_agreement', 'created_by', 'author'],
  ['plan_correction', 'created_by', 'author'],
  ['plan_version', 'created_by', 'author'],
  ['plan_review', 'submitted_by', 'submitter'],
  ['plan_approval', 'recorded_by', 'author'],
  ['plan_share', 'created_by', 'author'],
] as const;

/** Where only a name stands, as the person was called on that day. */
const names = [
  ['plan_step', 'done_by'],
  ['plan_occurrence', 'done_by'],
  ['plan_target', 'baseline_frozen_by'],
  ['plan_period_lock', 'locked_by'],
  ['plan_proposal', 'answered_by'],
  ['plan_decision', 'decided_by'],
] as const;

/** What somebody wrote into the plan, and the party that they are in it. Erased, the work stays without them. */
export const planOfPerson: PersonalData = {
  room: 'plan',
  async export(tx, person) {
    if (person.userId === null) return null;
    const { userId } = person;
    const found: Record<string, unknown> = {};
    for (const [table, by] of authors) {
      const { rows } = await tx.query(`select * from ${table} where organisation_id = $1 and ${by} = $2 order by id`, [
        tx.scope.organisationId,
        userId,
      ]);
      // A version is the whole plan; that it is theirs is enough to say.
      if (rows.length > 0) found[table] = rows.map(({ organisation_id, snapshot, token_hash, ...row }) => row);
    }
    const { rows: parties } = await tx.query(
      'select name, kind, state from plan_party where organisation_id = $1 and user_id = $2',
      [tx.scope.organisationId, userId],
    );
    if (parties.length > 0) found.plan_party = parties;
    return Object.keys(found).length > 0 ? found : null;
  },
  async erase(tx, person) {
    if (person.userId === null) return 0;
    const neutral = forgottenName[tx.scope.actor.language];
    let changed = 0;
    for (const [table, by, name] of authors) {
      changed += await update(
        tx,
        `update ${table} set ${by} = null, ${name} = $3 where organisation_id = $1 and ${by} = $2`,
        [person.userId, neutral],
      );
    }
    for (const [table, column] of names) {
      changed += await update(tx, `update ${table} set ${column} = $3 where organisation_id = $1 and ${column} = $2`, [
        person.name,
        neutral,
      ]);
    }
    changed += await forgetMentions(tx, person, neutral);
    changed += await update(
      tx,
      `update plan_party set user_id = null, name = case when kind = 'person' then $3 else name end, revision = revision + 1
       where organisation_id = $1 and user_id = $2`,
      [person.userId, neutral],
    );
    // An opinion belongs to the review; its person becomes nobody.
    changed += await update(
      tx,
      `update plan_review_opinion set name = $3, user_id = gen_random_uuid() where organisation_id = $1 and user_id = $2`,
      [person.userId, neutral],
    );
    for (const table of ['plan_proposal_voice', 'plan_board_reader'])
      changed += await update(tx, `delete from ${table} where organisation_id = $1 and user_id = $2`, [person.userId]);
    return changed;
  },
};

/** A mention stands in a text as `@[Name](user:…)`. */
function forgetMentions(tx: ScopedTx, person: Person, neutral: string): Promise<number> {
  return update(
    tx,
    `update plan_comment set text = regexp_replace(text, '@\\[[^\\]]*\\]\\(user:' || $2 || '\\)', '@' || $3, 'g')
     where organisation_id = $1 and position('(user:' || $2 || ')' in text) > 0`,
    [person.userId, neutral],
  );
}

async function update(tx: ScopedTx, statement: string, values: (string | null)[]): Promise<number> {
  const result = (await tx.query(statement, [tx.scope.organisationId, ...values])) as { rowCount?: number | null };
  return result.rowCount ?? 0;
}
