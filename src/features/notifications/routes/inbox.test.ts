import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, type BuiltMember, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import type { Scope } from '#platform/db/scope.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { aNote } from '../builders.ts';
import { notificationsFeature } from '../feature.ts';
import { countSql } from '../reads/inbox.ts';

const clock = standingClock('2026-03-16T08:00:00Z');
let installation: TestInstallation;
let scope: Scope;
let ownerId: string;
let juta: BuiltMember;
let jutaCookie: string;
let ownerCookie: string;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, notificationsFeature], clock });
  const { services } = installation;
  const founded = await anOrganisation(services, { slug: 'uhing' });
  scope = founded.scope;
  ownerId = founded.userId;
  juta = await aMember(services, scope, { email: 'juta@uhing.example' });
  jutaCookie = await cookieOf(services, juta.email);
  ownerCookie = await cookieOf(services, 'mari@uhing.example');
});
afterAll(() => installation.close());

async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, options: Partial<InjectOptions> = {}) {
  const headers = { cookie: jutaCookie, origin: installation.services.config.url };
  const url = `/api/v1/organisations/uhing${path}`;
  const answer = await installation.server.inject({ method, url, headers, ...options });
  return { status: answer.statusCode, body: answer.json() };
}

const inbox = async (query = '') => (await ask('GET', `/notifications${query}`)).body;

describe('the inbox', () => {
  it('holds what I was told, newest first, in my language, and nobody else’s', async () => {
    await aNote(installation.services, scope, { to: [juta.userId], params: { name: 'Esimene' } });
    clock.moveTo('2026-03-17T08:00:00Z');
    const product = (await scopeOfJob(installation.services.database, scope.organisationId)) ?? scope;
    await aNote(installation.services, product, { to: [juta.userId, ownerId], params: { name: 'Teine' } });
    const mine = await inbox();
    expect(mine.notifications.map((one: { sentence: string }) => one.sentence)).toEqual([
      'Teine võttis kutse vastu',
      'Esimene võttis kutse vastu',
    ]);
    expect(mine).toMatchObject({ unread: 2, later: 0, next: null });
    expect(mine.kinds).toEqual([{ kind: 'notifications.joined', room: 'notifications', title: 'Kutse võeti vastu' }]);
    const [theirs] = (await ask('GET', '/notifications', { headers: { cookie: ownerCookie } })).body.notifications;
    expect((await ask('PUT', `/notifications/${theirs.id}/later`, { payload: { until: '2026-04-01' } })).status).toBe(
      404,
    );
    expect((await inbox(`?before=${theirs.id}`)).error.code).toBe('not_found');
    const marked = await ask('POST', '/notifications/marked', { payload: { ids: [theirs.id], read: true } });
    expect(marked.body).toEqual({ changed: [], unread: 2 });
  });

  it('pages without losing or repeating any', async () => {
    const first = await inbox('?limit=1');
    const second = await inbox(`?limit=1&before=${first.next}`);
    expect([first, second].map((page) => page.notifications[0].sentence.split(' ')[0])).toEqual(['Teine', 'Esimene']);
    expect(second.next).toBeNull();
  });

  it('marks some or all, and undoes just what it changed', async () => {
    const [newest] = (await inbox()).notifications;
    await ask('POST', '/notifications/marked', { payload: { ids: [newest.id], read: true } });
    expect((await inbox('?part=unread')).notifications).toHaveLength(1);
    const { changed, unread } = (await ask('POST', '/notifications/marked', { payload: { ids: 'all', read: true } }))
      .body;
    expect([changed.length, unread]).toEqual([1, 0]);
    const undone = await ask('POST', '/notifications/marked', { payload: { ids: changed, read: false } });
    expect(undone.body.unread).toBe(1);
  });

  it('puts one off until the morning of a day, when it comes up as the newest', async () => {
    const oldest = (await inbox()).notifications.at(-1);
    const put = await ask('PUT', `/notifications/${oldest.id}/later`, { payload: { until: '2026-03-29' } });
    // Seven in the morning, on the first day of summer time.
    expect(put.body).toMatchObject({ shownAt: '2026-03-29T04:00:00.000Z', read: false });
    expect((await inbox()).notifications).toHaveLength(1);
    expect(await inbox('?part=later')).toMatchObject({ later: 1, notifications: [{ id: oldest.id }] });
    clock.moveTo('2026-03-29T04:00:00Z');
    expect((await inbox()).notifications[0].id).toBe(oldest.id);
    const back = await ask('PUT', `/notifications/${oldest.id}/later`, { payload: { until: null } });
    expect(back.body.shownAt).toBe(oldest.createdAt);
    const passed = await ask('PUT', `/notifications/${oldest.id}/later`, { payload: { until: '2026-03-29' } });
    expect(passed).toMatchObject({ status: 400, body: { error: { code: 'later_day_passed', field: 'until' } } });
  });

  it('tells the same key once, the actor never, and no stranger', async () => {
    const other = await anOrganisation(installation.services, { slug: 'teine', ownerEmail: 'v@teine.example' });
    const before = (await inbox()).notifications.length;
    const note = { to: [juta.userId, other.userId, ownerId], once: 'üks kord' };
    await aNote(installation.services, scope, note);
    await aNote(installation.services, scope, note);
    expect((await inbox()).notifications).toHaveLength(before + 1);
    const others = `select 1 from notification where once_key = 'üks kord' and user_id <> $1`;
    expect(await asOwner(installation, others, [juta.userId])).toEqual([]);
  });
});

describe('the count that every window asks for each minute', () => {
  it('goes along its indexes as the serving role, however much was read', async () => {
    await asOwner(
      installation,
      `insert into notification (organisation_id, id, user_id, kind, params, path, urgent, created_at, shown_at, read_at)
       select $1, gen_random_uuid(), $2, 'notifications.joined', '{}', '', false, moment, moment, moment
       from generate_series('2020-01-01'::timestamptz, '2026-01-01', '6 hours') as moment`,
      [scope.organisationId, ownerId],
    );
    await asOwner(installation, 'analyze notification');
    const plan = await installation.services.database.inScope(scope, async (tx) => {
      const values = [scope.organisationId, juta.userId, '2026-03-16T08:00:00Z'];
      return (await tx.query(`explain (format json) ${countSql}`, values)).rows[0]?.['QUERY PLAN'];
    });
    expect(JSON.stringify(plan)).not.toContain('"Seq Scan"');
    expect(JSON.stringify(plan)).toContain('notification_unread');
  });
});

describe('how to be told', () => {
  it('begins with the usual way and keeps what I chose, and only for me', async () => {
    const usual = (await ask('GET', '/notification-preferences')).body;
    expect(usual).toMatchObject({ digest: 'daily', digestHour: 8, revision: 1, email: 'juta@uhing.example' });
    const payload = { digest: 'off', ways: { 'notifications.late': 'at-once' }, revision: 1 };
    const changed = (await ask('PATCH', '/notification-preferences', { payload })).body;
    expect(changed).toMatchObject({ digest: 'off', digestHour: 8, revision: 2 });
    expect(changed.kinds.find((one: { kind: string }) => one.kind === 'notifications.late').way).toBe('at-once');
    const again = await ask('PATCH', '/notification-preferences', { payload });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'edited_meanwhile' } } });
    const theirs = await ask('GET', '/notification-preferences', { headers: { cookie: ownerCookie } });
    expect(theirs.body).toMatchObject({ digest: 'daily', revision: 1 });
  });

  it('refuses hours, ways and days that there are not, beside the field', async () => {
    for (const payload of [{ digestHour: 24 }, { ways: { 'notifications.late': 'never' } }, { digest: 'hourly' }]) {
      const answer = await ask('PATCH', '/notification-preferences', { payload: { ...payload, revision: 2 } });
      expect(answer.status).toBe(400);
    }
  });
});
