import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { systemScope } from '#features/identity/reads/system-scope.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { findLetter, listLetters } from '#platform/mail/outbox.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import type { BoardReaders, BoardSheet, PlanMoney } from '../contract/board-sheet.ts';
import { planFeature } from '../feature.ts';
import { writeBoardSheet } from '../formats/pdf/board-sheet.ts';
import { sendBoardSheets } from '../writes/board-letters.ts';

const clock = standingClock('2026-11-23T12:00:00Z');
const pictures = path.join(import.meta.dirname, '../../../../node_modules/.cache/kaja-pdf');
let installation: TestInstallation;
let owner: string;
let planId: string;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, notificationsFeature, planFeature], clock });
  const { services } = installation;
  await identityFeature.demo?.(services);
  await planFeature.demo?.(services);
  owner = await cookieOf(services, 'liis@naidis.example');
  const { plans } = (await call('GET', '/plans')).json() as { plans: { id: string; state: string }[] };
  planId = plans.find((plan) => plan.state === 'approved')?.id ?? '';
});
afterAll(() => installation.close());

function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, body?: object, cookie = owner) {
  return installation.server.inject({
    method,
    url: `/api/v1/organisations/demo${address}`,
    headers: { cookie },
    ...(body ? { payload: body } : {}),
  });
}

describe('the board’s page', () => {
  it('tells how the plan stands, what changed in the period, what waits for a decision, and money', async () => {
    const sheet = (
      await call('GET', `/plans/${planId}/board-sheet?from=2026-07-01&to=2026-11-23`)
    ).json() as BoardSheet;
    expect(sheet.elapsed?.of).toBeGreaterThan(500);
    expect(sheet.approval).toMatchObject({ body: 'Üldkoosolek' });
    expect(sheet.changedSinceApproval?.count).toBeGreaterThan(1);
    expect(sheet.changed.turns.length).toBeGreaterThan(1);
    for (const turn of sheet.changed.turns) expect(turn.from).not.toBe(turn.to);
    expect(sheet.changed.steps).toHaveLength(sheet.changed.stepsDone);
    expect(sheet.changed.steps.every((step) => step.on >= '2026-07-01' && step.on <= '2026-11-23')).toBe(true);
    expect(sheet.needs.indicators.map((one) => one.state)).toContain('missed');
    expect(sheet.needs.overdue).toBeGreaterThan(0);
    expect(sheet.money.years.length).toBeGreaterThan(0);
  });

  it('has sums that are those of the lines', async () => {
    const money = (await call('GET', `/plans/${planId}/money`)).json() as PlanMoney;
    const lines = money.sections.flatMap((section) => section.activities.flatMap((activity) => activity.lines));
    expect(money.total.plannedCents).toBe(lines.reduce((sum, line) => sum + line.plannedCents, 0));
    expect(money.years.reduce((sum, year) => sum + year.spentCents, 0)).toBe(money.total.spentCents);
    expect(money.sections.reduce((sum, section) => sum + section.plannedCents, 0)).toBe(money.total.plannedCents);
  });

  it('is downloaded as one page', async () => {
    const answer = await call('GET', `/plans/${planId}/board-sheet.pdf?from=2026-07-01&to=2026-09-30`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers['content-disposition']).toContain('2026-07-01');
    expect(answer.rawPayload.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('stands beside the plan itself as a tagged PDF', async () => {
    const answer = await call('GET', `/plans/${planId}/export?format=pdf`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = answer.rawPayload.toString('latin1');
    expect(text).toContain('/StructTreeRoot');
    expect(text.match(/\/Type\s?\/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
  });

  it.each(['et', 'en'] as const)('is one tagged page in %s', async (language) => {
    const sheet = (
      await call('GET', `/plans/${planId}/board-sheet?from=2026-07-01&to=2026-11-23`)
    ).json() as BoardSheet;
    const { texts } = installation.services;
    const bytes = Buffer.from(
      await writeBoardSheet(sheet, language, (key, given) => texts.say(language, `plan:${key}`, given)),
    );
    const text = bytes.toString('latin1');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(new RegExp(`/Lang\\s?\\(${language}\\)`));
    expect(text.match(/\/Type\s?\/Page\b(?!s)/g)).toHaveLength(1);
    mkdirSync(pictures, { recursive: true });
    writeFileSync(path.join(pictures, `board-sheet-${language}.pdf`), bytes);
  });

  it('is sent to those who were chosen, and anybody may stop it for themselves', async () => {
    const { readers } = (await call('GET', `/plans/${planId}/board-readers`)).json() as BoardReaders;
    const helve = readers.find((reader) => reader.name === 'Helve Rannaste');
    expect(readers.map((reader) => reader.name)).not.toContain('Oliver Lõhmus');
    const set = await call('PUT', `/plans/${planId}/board-readers`, { userIds: [helve?.userId] });
    expect((set.json() as BoardReaders).readers.filter((one) => one.reads).map((one) => one.name)).toEqual([
      'Helve Rannaste',
    ]);
    const cookie = await cookieOf(installation.services, 'helve@naidis.example');
    const left = await call('DELETE', `/plans/${planId}/board-readers/mine`, undefined, cookie);
    expect((left.json() as BoardReaders).readers.some((one) => one.reads)).toBe(false);
    const unknown = await call('PUT', `/plans/${planId}/board-readers`, { userIds: [planId] });
    expect(unknown.statusCode).toBe(400);
  });

  it('goes out once, on the first working day of the quarter, in each reader’s language', async () => {
    const { services } = installation;
    const { readers } = (await call('GET', `/plans/${planId}/board-readers`)).json() as BoardReaders;
    const chosen = readers.filter((one) => ['Helve Rannaste', 'Urmas Kivisalu'].includes(one.name));
    await call('PUT', `/plans/${planId}/board-readers`, { userIds: chosen.map((one) => one.userId) });
    const scope = await systemScope(services.database, 'demo', 'Kaja');
    const letters = () =>
      services.database.inScope(scope, async (tx) => {
        const lines = (await listLetters(tx, 1000)).filter((line) => line.subject.includes('kvartal'));
        const whole = await Promise.all(lines.map((line) => findLetter(tx, line.id)));
        return whole.toSorted((one, other) => (one?.name ?? '').localeCompare(other?.name ?? ''));
      });
    const sendOn = async (moment: string) => {
      clock.moveTo(moment);
      await sendBoardSheets(services, scope);
    };
    // The second quarter's letters left at the first day of work in July, or never: it is the middle of the fourth.
    await sendOn('2026-11-24T08:00:00Z');
    expect(await letters()).toEqual([]);
    await sendOn('2027-01-01T08:00:00Z');
    expect(await letters()).toEqual([]);
    await sendOn('2027-01-05T08:00:00Z');
    await sendOn('2027-01-06T08:00:00Z');
    expect(await letters()).toMatchObject([
      { name: 'Helve Rannaste', state: 'kept', subject: expect.stringContaining('IV kvartal 2026') },
      { name: 'Urmas Kivisalu', plain: expect.stringContaining('/board-sheet?from=2026-10-01&to=2026-12-31') },
    ]);
    const told = (await call('GET', `/plans/${planId}/board-readers`)).json() as BoardReaders;
    expect(told.last).toMatchObject({ start: '2026-10-01', readers: 2 });
  });
});

describe('money', () => {
  it('has sums that no single line may hold', async () => {
    const before = (await call('GET', `/plans/${planId}/money`)).json() as PlanMoney;
    const activityId = before.sections[0]?.activities[0]?.id;
    for (const year of [2027, 2028]) {
      const line = { year, title: 'Ehitus', plannedCents: 1e13 };
      expect((await call('POST', `/activities/${activityId}/budget-lines`, line)).statusCode).toBe(200);
    }
    const after = (await call('GET', `/plans/${planId}/money`)).json() as PlanMoney;
    expect(after.total.plannedCents).toBe(before.total.plannedCents + 2e13);
    expect((await call('GET', `/plans/${planId}/board-sheet`)).statusCode).toBe(200);
  });
});
