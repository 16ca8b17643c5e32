import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testBrowser } from '#platform/testing/chromium.ts';
import { type RunningKaja, startKaja } from './kaja-process.ts';
import { axeFindings, overflow } from './keyboard.ts';

const pictures = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'kaja-pictures');
let kaja: RunningKaja;
let browser: Browser;
let owner: BrowserContext;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  kaja = await startKaja();
  browser = await chromium.launch(await testBrowser());
  owner = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'et-EE',
    reducedMotion: 'reduce',
  });
  await (await owner.newPage()).goto(kaja.link);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await kaja?.stop();
});

async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (const [width, height] of [
    [1440, 900],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    const findings = await axeFindings(page);
    await page.screenshot({ path: path.join(pictures, `notifications-${name}-${width}.png`) });
    expect([name, width, findings]).toEqual([name, width, []]);
    expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

const bell = (page: Page) => page.getByRole('button', { name: /^Teated: / });
const unread = async (page: Page) => Number(/\d+/.exec((await bell(page).getAttribute('aria-label')) ?? '')?.[0] ?? 0);

it('is told by the bell, opens what a notification speaks of, and has it read by that', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo`);
  await page.getByRole('button', { name: /^Teated: \d+ lugemata/ }).waitFor();
  const before = await unread(page);
  await bell(page).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('listitem').first().waitFor();
  await look(page, 'panel');
  await panel.getByRole('listitem').first().getByRole('link').click();
  await expect.poll(() => unread(page)).toBe(before - 1);
  expect(page.url()).toMatch(/\/app\/demo\/(activities|settings|plan)/);
  // The link of a letter: coming by it is reading it.
  const inbox = await owner.request.get(`${kaja.address}/api/v1/organisations/demo/notifications?part=unread`);
  const [{ id }] = (await inbox.json()).notifications;
  await page.goto(`${kaja.address}/app/demo/settings/members?told=${id}`);
  await expect.poll(() => unread(page)).toBe(before - 2);
  expect(page.url()).toBe(`${kaja.address}/app/demo/settings/members`);
  await page.close();
});

it('is worked through by keyboard, puts off, and takes back', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/notifications`);
  await page.getByRole('heading', { name: 'Teated', level: 1 }).waitFor();
  await page.getByText('Kõik', { exact: true }).click();
  await page
    .getByRole('heading', { name: 'Täna' })
    .or(page.getByRole('heading', { name: 'Eile' }))
    .first()
    .waitFor();
  await look(page, 'inbox');
  const before = await unread(page);
  await page.getByText(/^Lugemata \(/).click();
  await expect.poll(() => page.locator('[data-notification]').count()).toBe(before);
  await page.keyboard.press('j');
  await page.keyboard.press('u');
  await expect.poll(() => unread(page)).toBe(before - 1);
  await page
    .getByRole('button', { name: /^Lükka hilisemaks/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /Homseni/ }).click();
  await expect.poll(() => unread(page)).toBe(before - 2);
  await page.getByRole('button', { name: 'Võta tagasi' }).last().click();
  await expect.poll(() => unread(page)).toBe(before - 1);
  await page.close();
});

it('lets a person choose how to be told, and the owner when everybody is reminded', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/notifications/preferences`);
  await page.getByLabel('Kui tihti').selectOption('weekly');
  await page.getByLabel('Mis päeval').waitFor();
  await page.getByRole('button', { name: 'Ära enam meenuta: 7 päeva enne' }).click();
  await expect.poll(() => page.getByText('7 päeva enne').count()).toBe(0);
  await look(page, 'preferences');
  await page.reload();
  await expect.poll(() => page.getByLabel('Kui tihti').inputValue()).toBe('weekly');
  await page.close();
});

it('speaks English too, and sends letters that are read on a phone', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/outbox`);
  await page
    .getByRole('link', { name: /^Kaarnamaa Arendusring: / })
    .first()
    .click();
  const letter = page.frameLocator('iframe').first();
  await letter.getByRole('link', { name: 'Ava teated' }).waitFor();
  await look(page, 'letter');
  await letter.getByRole('link', { name: 'Lõpeta need kirjad' }).click();
  await page.getByRole('heading', { name: 'Kas lõpetada kirjad?' }).waitFor();
  await look(page, 'letters-off');
  await page.goBack();
  await letter.getByRole('link', { name: /^Vali, millest/ }).click();
  await page.getByRole('heading', { name: 'Teadete seaded', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Keel: eesti' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Notification settings', level: 1 }).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${kaja.address}/app/demo/notifications?part=later`);
  await page.getByRole('heading', { name: 'Nothing is put off' }).waitFor();
  await look(page, 'empty-english-dark');
  await page.goto(`${kaja.address}/app/demo/notifications?part=all`);
  await page.getByRole('listitem').filter({ hasText: 'accepted the invitation' }).waitFor();
  await look(page, 'inbox-english-dark');
  await page.goto(`${kaja.address}/app/demo/notifications/preferences`);
  await page.getByLabel('How often').waitFor();
  await look(page, 'preferences-english-dark');
  await page.close();
});

it('leads from a letter to the choices also whoever has to sign in first', async () => {
  const reader = await browser.newContext({ locale: 'et-EE' });
  const page = await reader.newPage();
  await page.goto(`${kaja.address}/app/demo/notifications/preferences`);
  await page.waitForURL(/\/auth/);
  expect(new URL(page.url()).searchParams.get('next')).toBe('/app/demo/notifications/preferences');
  await reader.close();
});
