import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlanView } from '#features/plan/contract/plan.ts';
import type { PlanIndicator } from '#features/plan/contract/screens.ts';
import { testBrowser } from '#platform/testing/chromium.ts';
import { type RunningKaja, startKaja } from './kaja-process.ts';
import { axeFindings } from './keyboard.ts';

const pictures = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'kaja-pictures');
/** A photo of one pixel. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let kaja: RunningKaja;
let browser: Browser;

beforeAll(async () => {
  kaja = await startKaja();
  browser = await chromium.launch(await testBrowser());
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await kaja?.stop();
});

const newContext = () =>
  browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'et-EE', reducedMotion: 'reduce' });

/** The API as the person of this browser. */
function apiOf(context: BrowserContext) {
  const base = `${kaja.address}/api/v1/organisations/demo`;
  return async (method: 'GET' | 'POST' | 'PATCH', where: string, data?: object) => {
    const answer = await context.request.fetch(`${base}${where}`, { method, ...(data ? { data } : {}) });
    expect([where, answer.status()]).toEqual([where, 200]);
    return answer.json();
  };
}

/** A milestone of the demo that nobody has confirmed yet. */
async function openMilestone(api: ReturnType<typeof apiOf>): Promise<{ activityId: string; text: string }> {
  const { plans } = await api('GET', '/plans');
  for (const { id } of plans as { id: string }[]) {
    const { activities } = (await api('GET', `/plans/${id}`)) as PlanView;
    const { indicators } = (await api('GET', `/plans/${id}/indicators`)) as { indicators: PlanIndicator[] };
    for (const { activity, targets, text } of indicators) {
      const isWorkedOn = activities.some((one) => one.id === activity.id && one.stepsDone < one.steps);
      if (isWorkedOn && targets.length === 1 && targets[0]?.kind === 'milestone' && targets[0].state !== 'met')
        return { activityId: activity.id, text };
    }
  }
  throw new Error('The demo has no milestone that is open');
}

async function acceptFromTheOutbox(page: Page, email: string): Promise<void> {
  await page.goto(`${kaja.address}/outbox`);
  await page.getByRole('listitem').filter({ hasText: email }).getByRole('link').click();
  // The letter stands in a frame that may not run anything; a link in it opens in the whole window.
  await page.frameLocator('iframe').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Võta kutse vastu' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Võta kutse vastu' }).click();
  await page.getByRole('heading', { name: 'Avaleht' }).waitFor();
}

it('an invited member ticks, measures with a photo and turns the indicator; nobody of another organisation sees it', {
  timeout: 180_000,
}, async () => {
  const owner = await newContext();
  await (await owner.newPage()).goto(kaja.link);
  const api = apiOf(owner);
  const { activityId, text } = await openMilestone(api);
  await api('POST', '/invitations', {
    email: 'uus@kyla.example',
    name: 'Õie Uus',
    language: 'et',
    role: 'contributor',
  });

  const member = await newContext();
  const page = await member.newPage();
  await acceptFromTheOutbox(page, 'uus@kyla.example');
  await page.goto(`${kaja.address}/app/demo/activities/${activityId}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Nobody has said yet that it is theirs.
  expect(await page.getByRole('button', { name: 'Kinnita, et täidetud' }).count()).toBe(0);

  const { members } = await api('GET', '/members');
  const { userId } = members.find((one: { email: string }) => one.email === 'uus@kyla.example');
  await api('POST', `/activities/${activityId}/parties`, { name: 'Õie Uus', role: 'participant' });
  const { parties } = await api('GET', '/parties');
  const party = parties.find((one: { name: string }) => one.name === 'Õie Uus');
  await api('PATCH', `/parties/${party.id}`, { userId, kind: 'person', state: 'confirmed', revision: party.revision });

  await page.reload();
  const step = page.getByRole('checkbox', { name: /^Tehtud: /, checked: false }).first();
  await step.click();
  await page.getByText('Alategevus: tehtud').first().waitFor();

  const indicator = page
    .locator('section, article, li, div')
    .filter({ has: page.getByText(text, { exact: true }) })
    .last();
  await indicator.waitFor();
  await page.getByRole('button', { name: 'Kinnita, et täidetud' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'avamine.png', mimeType: 'image/png', buffer: photo });
  await dialog.getByRole('button', { name: 'Kinnita', exact: true }).click();
  await page.getByText('Verstapost on täidetud').first().waitFor();
  await page.locator('img[src*="/files/"]').first().waitFor();
  await page.screenshot({ path: path.join(pictures, 'member-1440.png'), fullPage: true });
  expect(await axeFindings(page)).toEqual([]);
  const after = await api('GET', `/activities/${activityId}`);
  expect(after.indicators.find((one: { text: string }) => one.text === text)).toMatchObject({ state: 'met' });
  expect(after.evidence[0]).toMatchObject({ kind: 'photo', author: 'Õie Uus' });

  const stranger = await newContext();
  const elsewhere = await stranger.newPage();
  await elsewhere.goto(`${kaja.address}/auth/start`);
  for (const [label, value] of [
    ['Organisatsiooni nimi', 'Naabrite Ühing'],
    ['Piirkond', 'Naabrimaa'],
    ['Sinu nimi', 'Naaber'],
    ['Sinu e-post', 'n@naaber.example'],
  ] as const) {
    await elsewhere.getByLabel(label).fill(value);
  }
  await elsewhere.getByRole('button', { name: 'Loo organisatsioon' }).click();
  await elsewhere.getByRole('heading', { name: 'Millest alustame?' }).waitFor();
  const foreign = await stranger.request.get(`${kaja.address}/api/v1/organisations/demo/activities/${activityId}`);
  expect(foreign.status()).toBe(404);
  const smuggled = await stranger.request.get(
    `${kaja.address}/api/v1/organisations/naabrite-uhing/activities/${activityId}`,
  );
  expect(smuggled.status()).toBe(404);
});
