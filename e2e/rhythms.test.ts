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
    await page.screenshot({ path: path.join(pictures, `rhythms-${name}-${width}.png`) });
    expect([name, width, findings]).toEqual([name, width, []]);
    expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

it('shows what one municipality missed, and is made up for by hand', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/rhythms`);
  const news = page.getByRole('link', { name: 'Lugu igale vallalehele' });
  await news.waitFor();
  await page.getByText('Puudu: Soekalda vald').waitFor();
  await look(page, 'list');
  await news.click();
  await page.getByRole('heading', { name: 'Lugu igale vallalehele', level: 1 }).waitFor();
  await look(page, 'one');
  await page.getByRole('button', { name: /^Soekalda vald .*Vahele jäänud/ }).click();
  await page.getByText('Siia ei ole ühtki kirjet langenud.').waitFor();
  await look(page, 'records');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Märgi tehtuks' }).click();
  await page.getByLabel('Mis tehti').fill('Lugu ilmus valla lehes');
  const due = new Date(Date.now() - 3 * 86_400_000).toLocaleDateString('de-DE', { timeZone: 'Europe/Tallinn' });
  await page.getByRole('textbox', { name: 'Päev' }).fill(due);
  await look(page, 'mark');
  await page.getByRole('dialog').getByRole('button', { name: 'Märgi tehtuks' }).click();
  await page.getByText('Märgitud tehtuks').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Soekalda vald .*Vahele jäänud/ }).count()).toBe(0);
  await page.close();
});

it('is begun by a sentence that answers while it is typed', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/rhythms`);
  await page.getByRole('button', { name: 'Uus rütm' }).click();
  await page.getByLabel('Mis kordub').fill('Kuukirja teemad');
  const sentence = page.getByLabel('Kui tihti');
  await sentence.fill('iga kuu umbkaudu');
  await page.getByText(/Sõnast „umbkaudu“ ei saanud aru/).waitFor();
  await sentence.fill('igal teisel neljapäeval');
  await page.getByText('Saan aru nii: iga kahe nädala tagant neljapäeviti').waitFor();
  await look(page, 'form');
  await page.getByRole('button', { name: 'Salvesta' }).click();
  await page.getByRole('heading', { name: 'Kuukirja teemad', level: 1 }).waitFor();
  await page.getByText('iga kahe nädala tagant neljapäeviti', { exact: false }).first().waitFor();
  await page.close();
});

it('gives a recurring step of the plan a day in its month, and binds it to what is brought as evidence', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/plan`);
  await page
    .getByRole('link', { name: /Liikmete aastaring/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /Liikmete aastaring/, level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Alategevus: Liikmete kohtumine igas kvartalis' }).click();
  await page.getByRole('menuitem', { name: /Muuda/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Kui tihti').fill('iga kvartali esimese kuu 20. kuupäevaks');
  await drawer.getByLabel('Mille järgi saab kord tehtuks').selectOption({ label: 'Tõend' });
  await look(page, 'step');
  await drawer.getByRole('button', { name: 'Salvesta' }).click();
  await page.getByText('iga kvartali esimese kuu 20. kuupäevaks').waitFor();
  await page.getByText('iga kvartali esimese kuu 20. kuupäevaks').scrollIntoViewIfNeeded();
  await look(page, 'step-turns');
  await page.close();
});

it('reads the same in English', async () => {
  const page = await owner.newPage();
  await page.goto(`${kaja.address}/app/demo/rhythms`);
  await page.getByRole('link', { name: 'Lugu igale vallalehele' }).waitFor();
  await page
    .getByRole('button', { name: /Keel|Eesti/ })
    .first()
    .click();
  await page
    .getByRole('menuitem', { name: 'English' })
    .or(page.getByRole('menuitemradio', { name: 'English' }))
    .click();
  await page.getByText(/every month by the .* in every municipality/).waitFor();
  await look(page, 'list-en');
  await page.getByRole('link', { name: 'Lugu igale vallalehele' }).click();
  await page.getByRole('heading', { name: 'Lugu igale vallalehele', level: 1 }).waitFor();
  await look(page, 'one-en');
  await page.close();
});
