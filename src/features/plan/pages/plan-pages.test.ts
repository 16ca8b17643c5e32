import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { testBrowser } from '#platform/testing/chromium.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import type { PlanSharing } from '../contract/sharing.ts';
import { planFeature } from '../feature.ts';

const clock = standingClock('2026-11-23T12:00:00Z');
const pictures = path.join(import.meta.dirname, '../../../../node_modules/.cache/kaja-plan-pages');
let kaja: TestInstallation;
let owner: string;
let planId: string;

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature, notificationsFeature, planFeature], clock });
  const { services } = kaja;
  await identityFeature.demo?.(services);
  await planFeature.demo?.(services);
  owner = await cookieOf(services, 'liis@naidis.example');
  const { plans } = (await api('GET', '/plans')).json() as { plans: { id: string; state: string }[] };
  planId = plans.find((plan) => plan.state === 'approved')?.id ?? '';
});
afterAll(() => kaja.close());

function api(method: 'GET' | 'PUT' | 'POST' | 'DELETE', address: string, body?: object) {
  const url = `/api/v1/organisations/demo${address}`;
  return kaja.server.inject({ method, url, headers: { cookie: owner }, ...(body ? { payload: body } : {}) });
}

const look = (url: string, headers: Record<string, string> = {}) => kaja.server.inject({ url, headers });
const sharing = async (): Promise<PlanSharing> => (await api('GET', `/plans/${planId}/sharing`)).json();

async function show(fields: Partial<PlanSharing['progressPage']>) {
  const { url: _, ...page } = (await sharing()).progressPage;
  const answer = await api('PUT', `/plans/${planId}/progress-page`, { ...page, ...fields });
  expect(answer.statusCode).toBe(200);
}

async function share(fields: object): Promise<string> {
  const { url } = (await api('POST', `/plans/${planId}/shares`, { label: 'Partnerile', ...fields })).json();
  return new URL(url).pathname;
}

describe('the public page of a plan', () => {
  it('is there while it is switched on, names nobody, and may be kept by caches', async () => {
    await show({ shown: false });
    expect((await look('/s/demo/kava')).statusCode).toBe(404);
    expect((await look(`/s/demo/kava/${planId}`)).statusCode).toBe(404);
    expect((await look('/s/nowhere/kava')).statusCode).toBe(404);
    await show({ shown: true, showsMoney: false, showsPeople: false });
    const page = await look('/s/demo/kava');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Kommunikatsioonikava');
    expect(page.body).toContain('Kaarnamaa Valdade Liit');
    expect(page.body).not.toMatch(/Anette|Oliver|Liis|Urmas/);
    expect(page.body).not.toContain('€');
    expect(page.body).not.toContain('noindex');
    expect(page.body).not.toContain('<script');
    expect(page.headers['cache-control']).toBe('public, max-age=300');
    const again = await look('/s/demo/kava', { 'if-none-match': String(page.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await look('/s/demo/kava?language=en')).body).toContain('<html lang="en">');
  });

  it('shows people and money where that was chosen, and tells the second of two who choose', async () => {
    await show({ shown: true, showsMoney: true, showsPeople: true });
    const { body } = await look(`/s/demo/kava/${planId}`);
    expect(body).toContain('Anette Vainola');
    expect(body).toMatch(/\d\u00a0€/);
    const stale = { shown: false, showsMoney: false, showsPeople: false, revision: 1 };
    const late = await api('PUT', `/plans/${planId}/progress-page`, stale);
    expect([late.statusCode, late.json().error.code]).toEqual([409, 'edited_meanwhile']);
  });
});

describe('a secret link', () => {
  it('shows the plan to whoever has it, to no machine, and nothing that was not chosen', async () => {
    const address = await share({});
    const page = await look(address);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('name="robots" content="noindex');
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toContain('€');
    expect(page.body).not.toContain('Ainult 58%');
    const told = await look(await share({ showsComments: true, showsMoney: true }));
    expect(told.body).toContain('Ainult 58%');
    expect(told.body).toContain('€');
    expect(told.body).not.toMatch(/Anette Vainola/);
    const kept = JSON.stringify(await sharing());
    expect(kept).toContain('2026-11-23');
    expect(kept).not.toContain(address.split('/').at(-1));
  });

  it('ends when somebody ends it, after its last day, and with its plan', async () => {
    const address = await share({});
    const until = await share({ label: 'Aasta lõpuni', lastDay: '2026-11-24' });
    const { id } = (await sharing()).shares[1] ?? {};
    await api('DELETE', `/plan-shares/${id}`);
    expect((await look(address)).statusCode).toBe(410);
    clock.moveTo('2026-11-24T20:00:00Z');
    expect((await look(until)).statusCode).toBe(200);
    clock.moveTo('2026-11-25T06:00:00Z');
    expect((await look(until)).statusCode).toBe(410);
    expect((await look(until.slice(0, -3))).statusCode).toBe(404);
    expect((await look('/s/demo/jagatud/%00')).statusCode).toBeLessThan(500);
    const passed = await api('POST', `/plans/${planId}/shares`, { label: 'Hiljaks jäänud', lastDay: '2026-11-01' });
    expect(passed.json().error).toMatchObject({ code: 'last_day_passed', field: 'lastDay' });
  });
});

describe('on a screen', () => {
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    browser = await chromium.launch(await testBrowser());
    address = await kaja.server.listen({ host: '127.0.0.1', port: 0 });
    mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => browser.close());

  it.each([
    [360, 'et', 'light'],
    [1440, 'en', 'light'],
    [1440, 'et', 'dark'],
  ] as const)('at %d px in %s, %s: axe finds nothing and nothing is cut off', async (width, language, colorScheme) => {
    await show({ shown: true, showsMoney: true, showsPeople: false });
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: true,
    });
    const page = await context.newPage();
    await page.goto(`${address}/s/demo/kava/${planId}?language=${language}`);
    await page.screenshot({
      path: path.join(pictures, `progress-${width}-${language}-${colorScheme}.png`),
      fullPage: true,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.evaluate(axe.source);
    const findings = await page.evaluate(async () => {
      const runner = (globalThis as unknown as { axe: typeof axe }).axe;
      return (await runner.run(document)).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
    });
    expect(findings).toEqual([]);
    await context.close();
  });
});
