import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { planFeature } from '#features/plan/feature.ts';
import type { DatedRecord } from '#platform/dated/dated.ts';
import type { Scope } from '#platform/db/scope.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { aNewsRoom, aStory } from '../builders.ts';
import { rhythmsFeature } from '../feature.ts';

const clock = standingClock('2026-07-01T08:00:00Z');
const stories: DatedRecord[] = [];
const features = [identityFeature, planFeature, aNewsRoom(stories), rhythmsFeature];
let installation: TestInstallation;
let scope: Scope;
let slug = '';
let cookie = '';
let number = 0;

beforeAll(async () => {
  installation = await openTestInstallation({ features, clock });
});
afterAll(() => installation.close());
beforeEach(async () => {
  number += 1;
  slug = `rutm-${number}`;
  stories.length = 0;
  clock.moveTo('2026-07-01T08:00:00Z');
  const founded = await anOrganisation(installation.services, { slug, ownerEmail: `mari@${slug}.example` });
  scope = founded.scope;
  cookie = await cookieOf(installation.services, `mari@${slug}.example`);
});

async function ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, payload?: object, as = cookie) {
  const url = `/api/v1/organisations/${slug}${path}`;
  const answer = await installation.server.inject({
    method,
    url,
    headers: { cookie: as },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const quarterly = {
  title: 'Uudis igas vallas',
  rule: {
    what: 'news.story',
    per: 'quarter',
    each: { breakdown: 'municipality', parts: ['Allika vald', 'Niidu vald'] },
    since: '2026-07-01',
  },
};

async function aRhythm(fields: object = {}) {
  const { status, body } = await ask('POST', '/rhythms', { ...quarterly, ...fields });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.rhythm;
}

describe('a rhythm', () => {
  it('says what was kept and what was missed in each municipality, and opens the records', async () => {
    const { id } = await aRhythm();
    stories.push(aStory('2026-08-03', 'Allika vald'), aStory('2026-10-08', 'Niidu vald'), aStory('2026-10-09'));
    clock.moveTo('2026-11-23T08:00:00Z');
    const { body } = await ask('GET', `/rhythms/${id}`);
    expect(body.rhythm).toMatchObject({
      standing: 'due',
      missing: [],
      tally: { kept: 2, late: 0, missed: 1 },
      lastOn: '2026-10-08',
      nextDue: '2026-12-31',
    });
    const states = body.rows.map((row: { part: string; cells: { state: string }[] }) => [
      row.part,
      row.cells.slice(0, 3).map((cell) => cell.state),
    ]);
    expect(states).toEqual([
      ['Allika vald', ['kept', 'due', 'ahead']],
      ['Niidu vald', ['missed', 'kept', 'ahead']],
    ]);
    expect(body.unplaced).toBe(1);
    expect(body.next).toHaveLength(6);
    const cell = await ask('GET', `/rhythms/${id}/records?from=2026-07-01&to=2026-09-30&part=Allika%20vald`);
    expect(cell.body).toMatchObject({ hidden: 0, records: [{ on: '2026-08-03', title: 'Lugu 2026-08-03' }] });
    const loose = await ask('GET', `/rhythms/${id}/records?from=2026-07-01&to=2026-12-31&unplaced=true`);
    expect(loose.body.records.map((record: { on: string }) => record.on)).toEqual(['2026-10-09']);
  });

  it('is kept by a mark of a contributor, who sees how many records there are and not which', async () => {
    const { id } = await aRhythm();
    stories.push(aStory('2026-07-20', 'Allika vald'));
    const helper = `juta@${slug}.example`;
    await aMember(installation.services, scope, { email: helper, role: 'contributor' });
    const as = await cookieOf(installation.services, helper);
    clock.moveTo('2026-08-01T08:00:00Z');
    const wrong = await ask('POST', `/rhythms/${id}/marks`, { part: 'Kauge vald', doneOn: '2026-07-30' }, as);
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'rhythm_part_unknown' } } });
    const marked = await ask('POST', `/rhythms/${id}/marks`, { part: 'Niidu vald', doneOn: '2026-07-30' }, as);
    expect(marked.body.rhythm).toMatchObject({ standing: 'kept', tally: { kept: 2 } });
    const seen = await ask('GET', `/rhythms/${id}/records?from=2026-07-01&to=2026-09-30`, undefined, as);
    expect(seen.body).toMatchObject({ hidden: 1, records: [{ on: '2026-07-30', parts: ['Niidu vald'] }] });
    const undone = await ask('POST', `/rhythm-history/${marked.body.undo}/undone`, undefined, as);
    expect(undone.body.rhythm).toMatchObject({ standing: 'due', tally: { kept: 1 } });
    const change = await ask('PATCH', `/rhythms/${id}`, { title: 'Teisiti', revision: 1 }, as);
    expect(change.status).toBe(403);
  });

  it('is changed, undone, paused, removed and brought back, each with its line in the history', async () => {
    const { id, revision } = await aRhythm();
    const changed = await ask('PATCH', `/rhythms/${id}`, { title: 'Lugu igas vallas', revision });
    expect(changed.body.rhythm.title).toBe('Lugu igas vallas');
    const stale = await ask('PATCH', `/rhythms/${id}`, { title: 'Vana', revision });
    expect(stale).toMatchObject({ status: 409, body: { error: { code: 'edited_meanwhile' } } });
    const undone = await ask('POST', `/rhythm-history/${changed.body.undo}/undone`);
    expect(undone.body.rhythm.title).toBe('Uudis igas vallas');
    expect((await ask('POST', `/rhythm-history/${changed.body.undo}/undone`)).body.error.code).toBe(
      'rhythm_undo_too_late',
    );
    const paused = await ask('PUT', `/rhythms/${id}/paused`, { paused: true, revision: 3 });
    expect(paused.body.rhythm).toMatchObject({ standing: 'paused', nextDue: null });
    const removed = await ask('DELETE', `/rhythms/${id}?revision=4`);
    expect((await ask('GET', `/rhythms/${id}`)).status).toBe(404);
    const back = await ask('POST', `/rhythm-history/${removed.body.undo}/undone`);
    expect(back.body.rhythm).toMatchObject({ id, standing: 'paused' });
    const { body } = await ask('GET', `/rhythms/${id}/history`);
    expect(body.entries.map((entry: { action: string }) => entry.action)).toEqual([
      'rhythms.rhythm.restored',
      'rhythms.rhythm.removed',
      'rhythms.rhythm.paused',
      'rhythms.rhythm.changed',
      'rhythms.rhythm.changed',
      'rhythms.rhythm.added',
    ]);
  });

  it.each([
    ['asks for nothing', { min: 0 }, 'rhythm_asks_nothing'],
    ['ends before it begins', { until: '2026-06-01' }, 'rhythm_ends_before_it_begins'],
    [
      'names the 31st of a week',
      { per: 'week', by: { kind: 'month-day', day: 31, month: 1 } },
      'rhythm_day_not_in_unit',
    ],
    ['is over before its first turn', { until: '2026-08-01' }, 'rhythm_never_whole'],
    ['names no municipality', { each: { breakdown: 'municipality', parts: [] } }, 'rhythm_parts_missing'],
  ])('is refused with a sentence when it %s', async (_name, rule, code) => {
    const { status, body } = await ask('POST', '/rhythms', { ...quarterly, rule: { ...quarterly.rule, ...rule } });
    expect(status).toBe(400);
    expect(body.error.fields).toMatchObject([{ field: 'rule', code }]);
    expect(body.error.fields[0].message).not.toContain('rhythm_');
  });

  it.each(['0000-00-00', '275760-09-13', '2026-02-30', ''])('is refused when it begins on %j', async (since) => {
    const rule = { ...quarterly.rule, since, until: '2026-12-31' };
    const { status, body } = await ask('POST', '/rhythms', { ...quarterly, rule });
    expect([status, body.error?.field]).toEqual([400, 'rule.since']);
  });

  it('is refused when it counts, belongs to or reminds what is not there', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    const codeOf = async (fields: object) =>
      (await ask('POST', '/rhythms', { ...quarterly, ...fields })).body.error.code;
    expect(await codeOf({ rule: { ...quarterly.rule, what: 'stories.none' } })).toBe('rhythm_source_unknown');
    expect(await codeOf({ activityId: nobody })).toBe('rhythm_activity_unknown');
    expect(await codeOf({ responsibleId: nobody })).toBe('rhythm_person_unknown');
  });
});

it('is found by its words as long as it is there', async () => {
  const { id } = await aRhythm();
  const found = await ask('GET', '/search?text=uudis');
  expect(found.body.hits).toMatchObject([{ kind: 'rhythm', id, title: 'Uudis igas vallas' }]);
  await ask('DELETE', `/rhythms/${id}?revision=1`);
  expect((await ask('GET', '/search?text=uudis')).body.hits).toEqual([]);
});

it('answers at once whatever days are asked for', async () => {
  const { id } = await aRhythm({ rule: { what: 'rhythms.by-hand', per: 'day', since: '1990-01-01' } });
  await ask('POST', `/rhythms/${id}/marks`, { doneOn: '2026-06-30' });
  const { status, body } = await ask('GET', `/rhythms/${id}/records?from=0001-01-01&to=9999-12-31`);
  expect([status, body.records.length]).toEqual([200, 1]);
  const reversed = await ask('GET', `/rhythms/${id}/records?from=2026-12-31&to=2026-01-01`);
  expect([reversed.status, reversed.body.records]).toEqual([200, []]);
});

describe('metrics', () => {
  it('count turns kept in time of all that are past, and open the same turns', async () => {
    await aRhythm();
    stories.push(aStory('2026-08-03', 'Allika vald'));
    const metric = installation.services.metrics.find('rhythms.kept');
    const period = { start: '2026-07-01', end: '2026-09-30' };
    const values = await installation.services.database.inScope(scope, async (tx) =>
      metric?.compute(tx, { periods: [period], breakdown: null, activityId: null, today: '2026-10-05' }),
    );
    expect(values).toEqual([{ period, part: null, value: 50, of: { hits: 1, whole: 2 } }]);
    const byPart = await installation.services.database.inScope(scope, async (tx) =>
      metric?.compute(tx, { periods: [period], breakdown: 'part', activityId: null, today: '2026-10-05' }),
    );
    expect(byPart?.map(({ part, value }) => [part, value])).toEqual([
      ['Allika vald', 100],
      ['Niidu vald', 0],
    ]);
    const missed = installation.services.metrics.find('rhythms.missed');
    const early = await installation.services.database.inScope(scope, async (tx) =>
      missed?.compute(tx, { periods: [period], breakdown: null, activityId: null, today: '2026-09-30' }),
    );
    expect(early).toEqual([{ period, part: null, value: 0 }]);
  });
});
