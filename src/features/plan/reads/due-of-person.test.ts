import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, type BuiltMember, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import { removeMember } from '#features/identity/writes/members.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anActivity, aParsedPlan, aPlan } from '../builders.ts';
import { planFeature } from '../feature.ts';
import { changeActivityParty, changeParty, linkParty } from '../writes/parties.ts';
import { setStepState } from '../writes/steps.ts';
import { planDue } from './due-of-person.ts';

const clock = standingClock('2026-06-15T09:00:00Z');
let installation: TestInstallation;
let owner: Scope;
let product: Scope;
let juta: BuiltMember;
let activityId: string;
let number = 0;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, planFeature, notificationsFeature], clock });
});
afterAll(() => installation.close());

beforeEach(async () => {
  number += 1;
  clock.moveTo('2026-06-15T09:00:00Z');
  const { services } = installation;
  const slug = `uhing-${number}`;
  owner = (await anOrganisation(services, { slug, ownerEmail: `mari@${slug}.example` })).scope;
  product = (await scopeOfJob(services.database, owner.organisationId)) ?? owner;
  juta = await aMember(services, owner, { email: `juta@${slug}.example`, name: 'Juta Jõgi' });
  const monthly = {
    number: 2,
    text: 'Saata kiri kord kuus',
    recurs: { per: 'month' as const, min: 1, max: null },
    conditional: false,
    targets: [],
  };
  const parsed = aParsedPlan([
    anActivity({ steps: [...anActivity().steps, monthly], parties: ['Juta', 'Valla mees'] }),
  ]);
  activityId = (await aPlan(services, owner, parsed)).activityIds[0] ?? '';
});

const inOwn = <Result>(act: (tx: ScopedTx) => Promise<Result>) => installation.services.database.inScope(owner, act);

async function partyNamed(name: string): Promise<{ id: string; revision: number; link: string }> {
  const rows = await asOwner<{ id: string; revision: number; link: string }>(
    installation,
    `select p.id, p.revision, l.id as link from plan_party p join plan_activity_party l on l.party_id = p.id
     where p.organisation_id = $1 and p.name = $2`,
    [owner.organisationId, name],
  );
  const [row] = rows;
  if (!row) throw new Error(`No party is called ${name}`);
  return row;
}

/** Says that a party of the document is this member. */
async function isMember(name: string, userId: string): Promise<void> {
  const { id, revision } = await partyNamed(name);
  await inOwn((tx) => changeParty(tx, clock.now(), id, { userId, state: 'confirmed', revision }));
}

function dueOf(userId: string, span = { from: '2026-01-01', to: '2027-12-31' }) {
  return installation.services.database.inScope(product, (tx) =>
    planDue.list(tx, { userId, ...span, today: '2026-06-15' }),
  );
}

/** What stands in somebody's inbox: the sentence and where it leads. */
async function told(email: string): Promise<[string, string][]> {
  const cookie = await cookieOf(installation.services, email);
  const url = `/api/v1/organisations/uhing-${number}/notifications`;
  const { notifications } = (await installation.server.inject({ url, headers: { cookie } })).json();
  return notifications.map(({ sentence, path }: { sentence: string; path: string }) => [sentence, path]);
}

describe('what the plan expects of a person', () => {
  it('is nothing of whoever has no part, and of an owner steps, turns and milestones by their day', async () => {
    expect(await dueOf(juta.userId)).toEqual([]);
    await isMember('Juta', juta.userId);
    const items = await dueOf(juta.userId, { from: '2026-06-01', to: '2026-08-31' });
    expect(items.map((item) => [item.dueOn, item.title, item.detail, item.remind])).toEqual([
      ['2026-06-30', 'Saata kiri kord kuus', '1.1 Külalehe avamine', true],
      ['2026-07-31', 'Saata kiri kord kuus', '1.1 Külalehe avamine', true],
      ['2026-08-31', 'Saata kiri kord kuus', '1.1 Külalehe avamine', true],
    ]);
    expect(new Set(items.map((item) => item.key)).size).toBe(3);
    const last = await dueOf(juta.userId, { from: '2026-12-31', to: '2026-12-31' });
    expect(last.map((item) => item.title).sort()).toEqual([
      'Leht on avatud.',
      'Saata kiri kord kuus',
      'Sisu kokku leppida',
    ]);
  });

  it('leaves out what is done or dropped, what was due before the plan came here, and closed plans', async () => {
    await isMember('Juta', juta.userId);
    // The plan came on 15.06.2026: turns of January to May were due before.
    expect((await dueOf(juta.userId)).every((item) => item.dueOn >= '2026-06-15')).toBe(true);
    const [step] = await asOwner<{ id: string; revision: number }>(
      installation,
      'select id, revision from plan_step where activity_id = $1 and not recurs',
      [activityId],
    );
    if (!step) throw new Error('The activity has no step');
    await inOwn((tx) => setStepState(tx, clock.now(), step.id, { state: 'dropped', revision: step.revision }));
    expect((await dueOf(juta.userId)).map((item) => item.title)).not.toContain('Sisu kokku leppida');
    await asOwner(installation, `update plan set state = 'closed' where organisation_id = $1`, [owner.organisationId]);
    expect(await dueOf(juta.userId)).toEqual([]);
  });

  it('reminds who takes part only where no owner can be reached', async () => {
    const peeter = await aMember(installation.services, owner, { email: `peeter@uhing-${number}.example` });
    await isMember('Juta', juta.userId);
    await isMember('Valla mees', peeter.userId);
    const roleOf = await asOwner<{ role: string }>(
      installation,
      'select role from plan_activity_party where activity_id = $1 order by position',
      [activityId],
    );
    expect(roleOf.map((one) => one.role)).toEqual(['owner', 'participant']);
    expect((await dueOf(peeter.userId)).some((item) => item.remind)).toBe(false);
    await removeMember(installation.services, owner, juta.id);
    expect((await dueOf(peeter.userId)).every((item) => item.remind)).toBe(true);
  });
});

describe('an activity that becomes somebody’s', () => {
  it('is told to the new owner, with who did it and where it is, and not to whoever takes it themselves', async () => {
    await isMember('Valla mees', juta.userId);
    expect(await told(juta.email)).toEqual([]);
    const { link } = await partyNamed('Valla mees');
    await inOwn((tx) => changeActivityParty(tx, clock.now(), link, { role: 'owner', revision: 1 }));
    expect(await told(juta.email)).toEqual([
      ['Mari Mets määras sulle tegevuse 1.1 Külalehe avamine', `activities/${activityId}`],
    ]);
    const mine = await inOwn((tx) => linkParty(tx, clock.now(), activityId, { name: 'Mari Mets', role: 'owner' }));
    const party = String(mine.row.party_id);
    const mari = owner.actor.kind === 'member' ? owner.actor.userId : '';
    await inOwn((tx) => changeParty(tx, clock.now(), party, { userId: mari, revision: 1 }));
    expect(await told(`mari@uhing-${number}.example`)).toEqual([]);
  });

  it('is told in one when a party of several activities turns out to be a member', async () => {
    const parsed = aParsedPlan([
      anActivity({ code: '2.1', parties: ['Juta'] }),
      anActivity({ code: '2.2', parties: ['Juta'] }),
    ]);
    await aPlan(installation.services, owner, parsed);
    await isMember('Juta', juta.userId);
    expect(await told(juta.email)).toEqual([['Mari Mets määras sulle 3 tegevust', 'plan']]);
  });
});
