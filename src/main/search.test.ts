import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { searchablesOf } from '#platform/composition/compose.ts';
import type { Scope } from '#platform/db/scope.ts';
import { rebuildSearch } from '#platform/search/rebuild.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { features } from './features.ts';

let installation: TestInstallation;
let scope: Scope;
let activityId: string;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  installation = await openTestInstallation({ features });
  const { services } = installation;
  ({ scope } = await anOrganisation(services, { slug: 'metsa', ownerEmail: 'omanik@metsa.example' }));
  await anOrganisation(services, { slug: 'naaber', ownerEmail: 'omanik@naaber.example' });
  const { email } = await aMember(services, scope, { role: 'guest', until: '2099-12-31' });
  cookies.owner = await cookieOf(services, 'omanik@metsa.example');
  cookies.neighbour = await cookieOf(services, 'omanik@naaber.example');
  cookies.guest = await cookieOf(services, email);
  const steps = [{ number: 1, text: 'Õhtused töötoad noortele', recurs: null, conditional: false, targets: [] }];
  const plan = await aPlan(
    services,
    scope,
    aParsedPlan([
      anActivity({ code: '2.1.3', title: 'Uudiskirjade saatmine omavalitsustele', steps }),
      anActivity({ code: '2.1.4', title: 'Fotokonkurss', steps: [] }),
    ]),
  );
  activityId = plan.activityIds[0] ?? '';
});
afterAll(() => installation.close());

async function find(text: string, who: keyof typeof cookies = 'owner', slug = 'metsa') {
  const answer = await installation.server.inject({
    url: `/api/v1/organisations/${slug}/search?text=${encodeURIComponent(text)}`,
    headers: { cookie: cookies[who] ?? '' },
  });
  expect(answer.statusCode).toBe(200);
  return (answer.json() as { hits: { title: string; path: string; kind: string }[] }).hits;
}
const titles = async (...question: Parameters<typeof find>) => (await find(...question)).map((hit) => hit.title);
const newsletter = '2.1.3 Uudiskirjade saatmine omavalitsustele';

describe('the search', () => {
  it.each([
    ['a word as it stands', 'saatmine'],
    ['the beginning of a word', 'uudisk'],
    ['another form of the word', 'uudiskirjad'],
    ['capital letters', 'OMAVALITSUS'],
    ['a code', '2.1.3'],
    ['the beginning of a code, with a word', '2.1 saat'],
    ['words in another order', 'omavalitsustele uudiskiri'],
  ])('finds by %s', async (_name, text) => {
    expect(await titles(text)).toContain(newsletter);
  });

  it.each(['õhtused', 'ohtused', 'Õhtu', 'ohtu noor', 'töötoa', 'tootoad'])('needs no accents: %s', async (text) => {
    expect((await find(text))[0]).toMatchObject({ kind: 'step', path: `/activities/${activityId}` });
  });

  it('asks for every word', async () => {
    expect(await titles('uudiskiri fotokonkurss')).toEqual([]);
  });

  it('puts what is called so before what only mentions it', async () => {
    await patch(`/activities/${(await find('fotokonkurss'))[0]?.path.split('/').at(-1)}`, {
      notes: 'Vaata uudiskirjad',
    });
    expect((await titles('uudiskirjad'))[0]).toBe(newsletter);
    expect(await titles('uudiskirjad')).toContain('2.1.4 Fotokonkurss');
  });

  it.each(['&', '|!:*()', "'; drop table plan; --", '\\', "a'b\\c:*", '<->', '%_', '…', '"', 'a&!b'])(
    'takes any signs for what they are: %s',
    async (text) => {
      await find(text);
      expect(
        await titles(`uudiskiri ${text === 'a&!b' || text.includes('drop') || text.includes('b') ? '' : text}`),
      ).toContain(newsletter);
    },
  );

  it('shows nothing to another organisation, and to a guest only their own part', async () => {
    expect(await find('uudiskiri', 'neighbour', 'naaber')).toEqual([]);
    expect(await find('uudiskiri', 'guest')).toEqual([]);
  });

  it('follows what is changed, removed and brought back', async () => {
    const { activity } = await patch(`/activities/${activityId}`, { title: 'Ringkirja saatmine' });
    expect(await titles('uudiskirjade')).toEqual(['2.1.4 Fotokonkurss']);
    expect(await titles('ringkiri')).toEqual(['2.1.3 Ringkirja saatmine']);
    const removed = await call('DELETE', `/activities/${activityId}?revision=${activity.activity.revision}`);
    expect(await titles('ringkiri')).toEqual([]);
    expect(await titles('õhtused')).toEqual([]);
    await call('POST', `/history/${removed.undo}/undo`);
    expect(await titles('ringkiri')).toEqual(['2.1.3 Ringkirja saatmine']);
    expect(await titles('õhtused')).toHaveLength(1);
  });

  it('is made anew where other rules made it, once', async () => {
    const { database } = installation.services;
    const searchables = searchablesOf(features);
    expect(await rebuildSearch({ database }, searchables)).toBe(2);
    expect(await rebuildSearch({ database }, searchables)).toBe(0);
    expect(await titles('ringkiri')).toEqual(['2.1.3 Ringkirja saatmine']);
  });
});

async function call(method: 'PATCH' | 'DELETE' | 'POST' | 'GET', path: string, payload?: object) {
  const answer = await installation.server.inject({
    method,
    url: `/api/v1/organisations/metsa${path}`,
    headers: { cookie: cookies.owner ?? '' },
    ...(payload ? { payload } : {}),
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

async function patch(path: string, fields: object) {
  const before = await call('GET', path);
  return call('PATCH', path, { ...fields, revision: before.activity.revision });
}
