import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAudit } from '../audit/audit.ts';
import { openScope } from '../db/scope.ts';
import { createLog } from '../log/log.ts';
import { openTestInstallation, type TestInstallation } from '../testing/installation.ts';
import { newId } from '../time/clock.ts';
import { type ChangeEvent, tellChanges, tellOnce, tellOneByOne } from './changes.ts';

let installation: TestInstallation;
const organisationId = newId();
const scope = openScope(organisationId, { kind: 'system', name: 'Test', language: 'et' });

beforeAll(async () => {
  installation = await openTestInstallation({ features: [await aGate()] });
  await installation.services.database.inInstallation((tx) =>
    tx.query(
      `insert into organisation (id, slug, name, language, region, created_at) values ($1, 'aru', 'Aru', 'et', '', now())`,
      [organisationId],
    ),
  );
});
afterAll(() => installation.close());

/** The server asks for a room that knows who comes in; nobody does here. */
async function aGate() {
  const nobody = {
    session: async () => null,
    enter: async () => ({ session: null, scope: null }),
    enterWithKey: () => Promise.reject(new Error('nobody')),
  };
  return { name: 'door', dependsOn: [], texts: { et: {}, en: {} }, access: {}, errors: {}, gate: () => nobody };
}

const change = (action: string, fails = false) =>
  installation.services.database.inScope(scope, async (tx) => {
    const id = await recordAudit(tx, {
      at: new Date(),
      action,
      subject: { kind: 'thing', id: newId() },
      change: { before: null, after: {} },
    });
    if (fails) throw new Error('taken back');
    return id;
  });

const listening = (hears: string) => {
  const heard: ChangeEvent[] = [];
  return {
    heard,
    hears: (action: string) => action.startsWith(hears),
    told: async (_tx: unknown, events: readonly ChangeEvent[]) => void heard.push(...events),
  };
};

it('tells each listener what it hears, once, and nothing that was taken back', async () => {
  const plan = listening('plan.');
  const mail = listening('mail.');
  const kept = await change('plan.step.changed');
  await change('mail.sent');
  await expect(change('plan.step.removed', true)).rejects.toThrow('taken back');
  expect(await tellOnce(installation.services.database, [plan, mail])).toBe(2);
  expect(await tellOnce(installation.services.database, [plan, mail])).toBe(0);
  expect(plan.heard).toEqual([{ organisationId, entryId: kept, action: 'plan.step.changed' }]);
  expect(mail.heard.map((event) => event.action)).toEqual(['mail.sent']);
});

it('tells again what a listener could not take', async () => {
  const again = listening('plan.');
  await change('plan.activity.added');
  const failing = { hears: () => true, told: () => Promise.reject(new Error('no')) };
  await expect(tellOnce(installation.services.database, [again, failing])).rejects.toThrow('no');
  again.heard.length = 0;
  await tellOnce(installation.services.database, [again]);
  expect(again.heard.map((event) => event.action)).toEqual(['plan.activity.added']);
});

it('hands each change to one of two workers', async () => {
  for (let number = 0; number < 20; number += 1) await change('plan.step.changed');
  const one = listening('plan.');
  const other = listening('plan.');
  await Promise.all([one, other].map((listener) => tellOnce(installation.services.database, [listener])));
  const ids = [...one.heard, ...other.heard].map((event) => event.entryId);
  expect(new Set(ids).size).toBe(20);
  expect(ids).toHaveLength(20);
});

it('hands on everything else when a listener cannot take one change, which waits for another try', async () => {
  const { database } = installation.services;
  const silent = { database, log: createLog('silent') };
  const good = [await change('plan.step.changed')];
  const poison = await change('plan.step.changed');
  good.push(await change('plan.step.changed'));
  const plan = listening('plan.');
  const failing = {
    hears: () => true,
    told: async (_tx: unknown, events: readonly ChangeEvent[]) => {
      if (events.some((event) => event.entryId === poison)) throw new Error('no');
    },
  };
  // The poisoned one is told to the first listener, too, and taken back with its transaction.
  expect(await tellOneByOne(silent, [failing, plan])).toBe(2);
  expect(plan.heard.map((event) => event.entryId)).toEqual(good);
  expect(await tellOneByOne(silent, [plan])).toBe(1);
  expect(plan.heard.map((event) => event.entryId)).toEqual([...good, poison]);
});

it('goes on with others’ changes while one cannot be taken', async () => {
  const { database } = installation.services;
  const poison = await change('plan.step.changed');
  const good = await change('plan.step.changed');
  const ending = new AbortController();
  const heard: string[] = [];
  const listener = {
    hears: () => true,
    told: async (_tx: unknown, events: readonly ChangeEvent[]) => {
      if (events.some((event) => event.entryId === poison)) throw new Error('no');
      heard.push(...events.map((event) => event.entryId));
      ending.abort();
    },
  };
  await tellChanges({ database, log: createLog('silent') }, [listener], ending.signal);
  expect(heard).toEqual([good]);
});
