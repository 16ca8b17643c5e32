import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, type BuiltMember, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { removeMember } from '#features/identity/writes/members.ts';
import { changePerson } from '#features/identity/writes/people.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { DueItem } from '#platform/due/due.ts';
import { findLetter, listLetters } from '#platform/mail/outbox.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { aDueItem, aDueRoom, aNote } from '../builders.ts';
import { notificationsFeature } from '../feature.ts';
import { takeCalls } from '../jobs.ts';
import { notificationsWork } from '../work.ts';
import { mailPersonAtOnce, sendDigestsNow } from './letters.ts';

const due = new Map<string, DueItem[]>();
const clock = standingClock('2026-03-16T08:00:00Z');
let installation: TestInstallation;
let scope: Scope;
let member: BuiltMember;
let number = 0;

beforeAll(async () => {
  const features = [identityFeature, notificationsFeature, aDueRoom(due)];
  const environment = { KAJA_URL: 'https://kaja.example' };
  installation = await openTestInstallation({ features, clock, environment });
  // The queue without its handlers: each test says itself when a worker comes.
  const { rows } = await installation.services.database.inInstallation((tx) => tx.query('select current_user as name'));
  await installation.services.jobs.start(notificationsFeature.jobs ?? [], String(rows[0]?.name));
});
afterAll(async () => {
  await installation.services.jobs.stop();
  await installation.close();
});

beforeEach(async () => {
  number += 1;
  clock.moveTo('2026-03-16T08:00:00Z');
  due.clear();
  const slug = `uhing-${number}`;
  const founded = await anOrganisation(installation.services, { slug, ownerEmail: `mari@${slug}.example` });
  scope = founded.scope;
  member = await aMember(installation.services, scope, { email: `juta@${slug}.example`, name: 'Juta Jõgi' });
});

/** The letters of the organisation, the first first. */
function letters() {
  return installation.services.database.inScope(scope, async (tx) => {
    const found = (await listLetters(tx, 100)).map((line) => findLetter(tx, line.id));
    return (await Promise.all(found)).flatMap((letter) => (letter ? [letter] : [])).reverse();
  });
}

async function wish(change: object): Promise<void> {
  const cookie = await cookieOf(installation.services, member.email);
  const url = `/api/v1/organisations/uhing-${number}/notification-preferences`;
  const { revision } = (await installation.server.inject({ url, headers: { cookie } })).json();
  const payload = { ...change, revision };
  const headers = { cookie, origin: 'https://kaja.example' };
  const answer = await installation.server.inject({ method: 'PATCH', url, headers, payload });
  expect(answer.statusCode).toBe(200);
}

describe('the digest', () => {
  it('leaves once, however many workers there are and however often they come', async () => {
    await aNote(installation.services, scope, { to: [member.userId] });
    await Promise.all([1, 2, 3].map(() => sendDigestsNow(installation.services, scope)));
    clock.moveTo('2026-03-16T09:00:00Z');
    await aNote(installation.services, scope, { to: [member.userId] });
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toHaveLength(1);
    clock.moveTo('2026-03-17T08:00:00Z');
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toHaveLength(2);
  });

  it('says what is new and what is due, with addresses below the configured one', async () => {
    due.set(member.userId, [
      aDueItem({ dueOn: '2026-03-10', late: true, title: 'Küsitlus kokku võtta' }),
      aDueItem({ id: '01a00000-0000-7000-8000-000000000002', key: 'b', dueOn: '2026-03-18' }),
      aDueItem({ id: '01a00000-0000-7000-8000-000000000003', key: 'c', dueOn: '2026-05-01', title: 'Alles kevadel' }),
    ]);
    await aNote(installation.services, scope, { to: [member.userId] });
    await sendDigestsNow(installation.services, scope);
    const [letter] = await letters();
    expect(letter?.subject).toBe('Soomaa Ühing: 1 uus teade, 2 tähtaega');
    expect(letter?.plain).toContain('Peeter Pärn võttis kutse vastu');
    expect(letter?.plain).toContain('Küsitlus kokku võtta\n  10.03.2026 · 1.1 Külaleht');
    expect(letter?.plain).not.toContain('Alles kevadel');
    expect(letter?.plain).toMatch(/https:\/\/kaja\.example\/app\/uhing-\d+\/settings\/members\?told=[0-9a-f-]{36}\n/);
    expect(letter?.plain).toContain(`https://kaja.example/app/uhing-${number}/notifications/preferences`);
  });

  it('speaks the language of the reader', async () => {
    await installation.services.database.inInstallation((tx) =>
      changePerson(tx, member.userId, { language: 'en' }, clock.now()),
    );
    await aNote(installation.services, scope, { to: [member.userId] });
    await sendDigestsNow(installation.services, scope);
    const [letter] = await letters();
    expect(letter).toMatchObject({ language: 'en', subject: 'Soomaa Ühing: 1 new notification' });
    expect(letter?.html).toContain('<html lang="en">');
    expect(letter?.plain).toContain('Peeter Pärn accepted the invitation');
  });

  it('keeps quiet when nothing is new, and leaves out what was read, put off or is wished in the inbox only', async () => {
    due.set(member.userId, [aDueItem({ dueOn: '2026-03-18' })]);
    await sendDigestsNow(installation.services, scope);
    clock.moveTo('2026-03-17T08:00:00Z');
    await aNote(installation.services, scope, { to: [member.userId] });
    await asOwner(installation, 'update notification set read_at = now() where user_id = $1', [member.userId]);
    await sendDigestsNow(installation.services, scope);
    clock.moveTo('2026-03-18T08:00:00Z');
    await aNote(installation.services, scope, { to: [member.userId] });
    await asOwner(installation, `update notification set shown_at = '2026-04-01' where user_id = $1`, [member.userId]);
    await sendDigestsNow(installation.services, scope);
    clock.moveTo('2026-03-19T08:00:00Z');
    await wish({ ways: { 'notifications.joined': 'inbox' } });
    await aNote(installation.services, scope, { to: [member.userId] });
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toEqual([]);
  });

  it('waits for the hour and the weekday that the person chose', async () => {
    await wish({ digest: 'weekly', digestWeekday: 3, digestHour: 14 });
    await aNote(installation.services, scope, { to: [member.userId] });
    for (const moment of ['2026-03-17T13:00:00Z', '2026-03-18T11:59:00Z']) {
      clock.moveTo(moment);
      await sendDigestsNow(installation.services, scope);
    }
    expect(await letters()).toEqual([]);
    clock.moveTo('2026-03-18T12:00:00Z');
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toHaveLength(1);
  });

  it('leaves on the days when the clock changes too, and once', async () => {
    await wish({ digestHour: 3 });
    await aNote(installation.services, scope, { to: [member.userId] });
    // There is no three o'clock on 29.03.2026; after 02.59 comes 04.00.
    clock.moveTo('2026-03-29T00:59:00Z');
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toHaveLength(0);
    clock.moveTo('2026-03-29T01:02:00Z');
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toHaveLength(1);
    // On 25.10.2026 three o'clock comes twice.
    for (const moment of ['2026-10-25T00:02:00Z', '2026-10-25T01:02:00Z']) {
      clock.moveTo(moment);
      await aNote(installation.services, scope, { to: [member.userId] });
      await sendDigestsNow(installation.services, scope);
    }
    expect(await letters()).toHaveLength(2);
  });

  it('does not go to whoever left, nor to a guest whose day has passed, nor to whoever turned it off', async () => {
    const guest = await aMember(installation.services, scope, {
      role: 'guest',
      until: '2026-03-16',
      email: `kulaline@uhing-${number}.example`,
    });
    await wish({ digest: 'off' });
    const left = await aMember(installation.services, scope, { email: `lahkuja@uhing-${number}.example` });
    await aNote(installation.services, scope, { to: [member.userId, guest.userId, left.userId] });
    await removeMember(installation.services, scope, left.id);
    clock.moveTo('2026-03-17T08:00:00Z');
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toEqual([]);
  });

  it('never leaves the outbox of a demo', async () => {
    const slug = `naidis-${number}`;
    const demo = await anOrganisation(installation.services, { slug, ownerEmail: `liis@${slug}.example`, demo: true });
    scope = demo.scope;
    const reader = await aMember(installation.services, scope, { email: `urmas@${slug}.example` });
    await aNote(installation.services, scope, { to: [reader.userId] });
    await sendDigestsNow(installation.services, scope);
    expect((await letters()).map((letter) => letter.state)).toEqual(['kept']);
  });
});

describe('what is not to wait', () => {
  it('is mailed once, when a worker takes the call, and not again in the digest', async () => {
    await aNote(installation.services, scope, { to: [member.userId], urgent: true });
    const [taking] = notificationsWork(installation.services).filter((one) => one.definition.name === takeCalls.name);
    await taking?.perform({});
    const jobs = await asOwner(
      installation,
      `select data from jobs.job where name = 'notifications.mail-at-once' and data->>'userId' = $1`,
      [member.userId],
    );
    expect(jobs).toHaveLength(1);
    await Promise.all([1, 2].map(() => mailPersonAtOnce(installation.services, scope, member.userId)));
    await sendDigestsNow(installation.services, scope);
    const sent = await letters();
    expect(sent.map((letter) => letter.subject)).toEqual(['Peeter Pärn võttis kutse vastu']);
  });

  it('waits after all for whoever does not want urgent things at once', async () => {
    await wish({ urgentAtOnce: false });
    await aNote(installation.services, scope, { to: [member.userId], urgent: true });
    await mailPersonAtOnce(installation.services, scope, member.userId);
    expect(await letters()).toEqual([]);
  });

  it('is also what a person chose to hear of at once', async () => {
    await wish({ ways: { 'notifications.joined': 'at-once' } });
    await aNote(installation.services, scope, { to: [member.userId] });
    await mailPersonAtOnce(installation.services, scope, member.userId);
    expect(await letters()).toHaveLength(1);
  });
});

describe('the way out', () => {
  it('ends the letters of whoever asks by their letter, after a question, and of nobody else', async () => {
    await wish({ ways: { 'notifications.joined': 'at-once' } });
    await aNote(installation.services, scope, { to: [member.userId] });
    await mailPersonAtOnce(installation.services, scope, member.userId);
    const [letter] = await letters();
    const way = /https:\/\/kaja\.example(\/auth\/letters-off\/\S+)/.exec(letter?.plain ?? '')?.[1] ?? '';
    const asked = await installation.server.inject({ url: way });
    expect([asked.statusCode, asked.body.includes('<form method="post">')]).toEqual([200, true]);
    const forged = await installation.server.inject({ url: `${way.slice(0, -1)}${way.endsWith('A') ? 'B' : 'A'}` });
    expect(forged.statusCode).toBe(404);
    const headers = { origin: 'https://kaja.example', 'content-type': 'application/x-www-form-urlencoded' };
    const ended = await installation.server.inject({ method: 'POST', url: way, headers, payload: '' });
    expect([ended.statusCode, ended.body.includes('Kirju enam ei tule')]).toEqual([200, true]);
    await aNote(installation.services, scope, { to: [member.userId], urgent: true });
    await mailPersonAtOnce(installation.services, scope, member.userId);
    await sendDigestsNow(installation.services, scope);
    expect(await letters()).toHaveLength(1);
  });
});
