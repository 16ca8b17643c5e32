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
  for (const [width, height] of [
    [1440, 900],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    const findings = await axeFindings(page);
    await page.screenshot({ path: path.join(pictures, `measuring-${name}-${width}.png`) });
    expect([name, width, findings]).toEqual([name, width, []]);
    expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

const card = (page: Page, text: string) => page.getByRole('region', { name: text });

async function openActivity(page: Page, title: string): Promise<void> {
  await page.goto(`${kaja.address}/app/demo/plan`);
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

it('binds an indicator to a metric, does the work, sees the figure change and opens what it is made of', async () => {
  const page = await owner.newPage();
  await openActivity(page, 'Sotsiaalmeedia kindla rütmiga');
  const indicator = card(page, 'Avatud on vähemalt 2 teemarühma.');
  await indicator.getByRole('button', { name: /^Sihttase: / }).click();
  await page.getByRole('menuitem', { name: 'Mõõdab ise' }).click();
  const drawer = page.getByRole('dialog', { name: 'Kust arvud tulevad' });
  await drawer.getByRole('button', { name: 'Salvesta' }).click();
  await drawer.getByText('Vali loendist.').waitFor();
  await drawer.getByLabel('Otsi mõõdikut').fill('lingid märkmed');
  await drawer.getByRole('radio', { name: 'Lisatud tõendid' }).check();
  await drawer.getByLabel('Ainult selle tegevuse juures').check();
  await drawer.getByRole('button', { name: 'Näita, mis tuleks' }).click();
  await drawer.getByRole('region', { name: 'Mis tuleks' }).getByRole('row').first().waitFor();
  await look(page, 'source');
  await drawer.getByRole('button', { name: 'Salvesta' }).click();
  await page.getByText('Arvude allikas on salvestatud').waitFor();
  await indicator.getByText(/arvutatud/).waitFor({ timeout: 30_000 });
  const before = await newestFigure(page);
  await addNote(page);
  await expect.poll(() => newestFigure(page), { timeout: 30_000 }).toBe(before + 1);
  await look(page, 'series');
  await indicator.locator('summary', { hasText: /arvu$/ }).click();
  await indicator
    .getByRole('button', { name: /^Millest see koosneb/ })
    .first()
    .click();
  const records = page.getByRole('dialog', { name: /^Millest arv koosneb/ });
  await records.getByRole('link', { name: 'Kolmas rühm' }).waitFor();
  await look(page, 'records');
  await page.close();
});

/** The figure at the head of the card, as a person reads it. */
async function newestFigure(page: Page): Promise<number> {
  return Number(
    await card(page, 'Avatud on vähemalt 2 teemarühma.')
      .locator('.k-target-figure strong')
      .innerText()
      .then((text) => text.replace(/\s.*/, '')),
  );
}

async function addNote(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lisa tõend' }).first().click();
  const drawer = page.getByRole('dialog', { name: 'Lisa tõend' });
  await drawer.getByText('Märge', { exact: true }).click();
  await drawer.getByLabel('Mis juhtus').fill('Kolmas rühm');
  await drawer.getByRole('button', { name: 'Lisa', exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
}

it('shows how the plan measures itself, and locks a period', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/indicators`);
  const section = page.getByRole('region', { name: 'Kuidas kava end mõõdab' });
  await section.getByRole('button', { name: 'Lukusta periood' }).click();
  const drawer = page.getByRole('dialog', { name: 'Lukusta periood' });
  await look(page, 'lock');
  await drawer.getByRole('button', { name: 'Lukusta periood' }).click();
  await page.getByText('Periood on lukus').waitFor();
  await section
    .getByRole('button', { name: /^Ava periood/ })
    .nth(1)
    .click();
  await page.getByRole('dialog', { name: 'Ava periood' }).getByLabel('Põhjus').fill('Aruandes oli viga');
  await page.getByRole('dialog', { name: 'Ava periood' }).getByRole('button', { name: 'Ava periood' }).click();
  await section.locator('summary', { hasText: /parandus/ }).click();
  await section.getByText('Aruandes oli viga').waitFor();
  await section.scrollIntoViewIfNeeded();
  await look(page, 'plan');
  await page.close();
});

it('reads the same in English and in the dark: a formula, a figure put right by keyboard', {
  timeout: 180_000,
}, async () => {
  const page = await owner.newPage();
  page.setDefaultTimeout(20_000);
  await openActivity(page, 'Toetuse saajate kogemuslood');
  await page.getByRole('button', { name: /Keel: eesti/ }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  const indicator = card(page, 'Vähemalt 60% kavandatud lugudest on avaldatud.');
  await indicator.getByText(/Measures itself: ratio/).waitFor();
  await indicator.getByRole('button', { name: 'Change', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Where the figures come from' });
  await drawer.getByLabel('What to compute').waitFor();
  await drawer.getByLabel('number').fill('0');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => drawer.getByLabel('number').getAttribute('aria-invalid'), { timeout: 20_000 }).toBe('true');
  await look(page, 'formula-english-dark');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  const figures = indicator.locator('summary', { hasText: /figures$/ });
  await figures.focus();
  await page.keyboard.press('Enter');
  await indicator
    .getByRole('button', { name: /^What it is made of/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const records = page.getByRole('dialog', { name: /^What the figure is made of/ });
  await records.getByRole('link', { name: /Avaldatud on vähemalt 10/ }).waitFor();
  await records.getByRole('button', { name: 'Correct the value' }).focus();
  await page.keyboard.press('Enter');
  await records.getByLabel('Right value').fill('80');
  await records.getByLabel('Reason').fill('A story appeared in print');
  await look(page, 'correct-english-dark');
  await records.getByLabel('Reason').press('Tab');
  await page.keyboard.press('Enter');
  await records.waitFor({ state: 'hidden' });
  await indicator.getByText('A story appeared in print').first().waitFor({ state: 'attached' });
  await page.close();
});
