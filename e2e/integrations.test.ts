import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testBrowser } from '#platform/testing/chromium.ts';
import { type RunningKaja, startKaja } from './kaja-process.ts';
import { axeFindings, Keyboard, overflow } from './keyboard.ts';

const pictures = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'kaja-pictures');
let kaja: RunningKaja;
let browser: Browser;
let owner: BrowserContext;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  kaja = await startKaja();
  browser = await chromium.launch(await testBrowser());
  const viewport = { width: 1440, height: 900 };
  owner = await browser.newContext({ viewport, locale: 'et-EE', reducedMotion: 'reduce' });
  await (await owner.newPage()).goto(kaja.link);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await kaja?.stop();
});

async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (const [width, height] of [
    [360, 740],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    const findings = await axeFindings(page);
    await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`) });
    expect([name, width, findings]).toEqual([name, width, []]);
    expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
  }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('a key is made without a mouse, opens the API, and is revoked', { timeout: 120_000 }, async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/settings/api-keys`);
  await button(page, 'Tee võti').first().waitFor();
  await look(page, 'keys-empty');
  const keyboard = new Keyboard(page);
  await keyboard.activate(button(page, 'Tee võti'));
  const drawer = page.getByRole('dialog');
  await keyboard.fill(drawer.getByLabel('Nimi'), 'Kuuaruanne');
  await keyboard.choose(drawer.getByRole('radio', { name: 'Ainult vaadata' }));
  await look(page, 'keys-form');
  await keyboard.activate(drawer.getByRole('button', { name: 'Tee võti' }));
  const token = (await drawer.getByLabel('Võti', { exact: true }).textContent()) ?? '';
  expect(token).toMatch(/^kaja_\w{42}$/);
  await look(page, 'keys-made');
  const ask = () =>
    fetch(`${kaja.address}/api/v1/organisations/demo`, { headers: { authorization: `Bearer ${token}` } });
  expect((await (await ask()).json()).slug).toBe('demo');
  await keyboard.activate(drawer.getByRole('button', { name: 'Valmis' }));
  await drawer.waitFor({ state: 'detached' });
  expect(await page.getByText(token).count()).toBe(0);
  await look(page, 'keys-list');
  await keyboard.activate(button(page, 'Tühista võti Kuuaruanne'));
  await look(page, 'keys-revoke');
  await keyboard.activate(page.getByRole('dialog').getByRole('button', { name: 'Tühista', exact: true }));
  await page.getByRole('table').getByText('Tühistatud').waitFor();
  expect((await ask()).status).toBe(401);
});

it('a webhook shows what was delivered, and is added with a secret that is seen once', {
  timeout: 120_000,
}, async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/settings/webhooks`);
  await page.getByRole('row', { name: 'Kaarnamaa infotahvel' }).waitFor();
  await look(page, 'webhooks-list');
  await page.getByRole('row', { name: 'Kaarnamaa infotahvel' }).click();
  await page.getByRole('table').getByText('Ei jõudnud kohale').waitFor();
  await look(page, 'webhooks-one');
  await page.getByRole('row').filter({ hasText: 'Ei jõudnud kohale' }).click();
  await page.getByRole('dialog').getByText('Mida saadeti').waitFor();
  await look(page, 'webhooks-delivery');
  await page.goto(`${kaja.address}/app/demo/settings/webhooks`);
  const keyboard = new Keyboard(page);
  await keyboard.activate(button(page, 'Lisa veebihaak'));
  const drawer = page.getByRole('dialog');
  await keyboard.fill(drawer.getByLabel('Nimi'), 'Siseleht');
  await keyboard.fill(drawer.getByLabel('Aadress'), 'http://169.254.169.254/latest');
  await keyboard.activate(drawer.getByRole('checkbox', { name: 'Tegevused' }), 'Space');
  await keyboard.activate(drawer.getByRole('button', { name: 'Lisa', exact: true }));
  await drawer.getByText('Sellele aadressile Kaja ei saada').waitFor();
  await look(page, 'webhooks-form');
  await keyboard.fill(drawer.getByLabel('Aadress'), 'https://93.184.215.14/kaja');
  await keyboard.activate(drawer.getByRole('button', { name: 'Lisa', exact: true }));
  expect(await drawer.getByLabel('Võti', { exact: true }).textContent()).toMatch(/^whsec_[\w+/]{43}=$/);
  await look(page, 'webhooks-secret');
});

it('speaks English in the dark, too', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    storageState: await owner.storageState(),
  });
  const page = await context.newPage();
  await context.request.patch(`${kaja.address}/api/v1/session`, { data: { language: 'en' } });
  await context.addCookies([{ name: 'kaja_language', value: 'en', url: kaja.address }]);
  await page.goto(`${kaja.address}/app/demo/settings/webhooks`);
  await page.getByRole('row', { name: 'Kaarnamaa infotahvel' }).click();
  await page.getByRole('table').getByText('Did not arrive').waitFor();
  await look(page, 'webhooks-one-en');
  await page.goto(`${kaja.address}/app/demo/settings/api-keys`);
  await page.getByRole('table').waitFor();
  await look(page, 'keys-list-en');
});
