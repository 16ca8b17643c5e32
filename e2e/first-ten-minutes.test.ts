import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '#features/plan/formats/read-document.ts';
import { understandPlan } from '#features/plan/rules/document/understand.ts';
import { testBrowser } from '#platform/testing/chromium.ts';
import { type RunningKaja, startKaja } from './kaja-process.ts';
import { axeFindings, Keyboard, overflow } from './keyboard.ts';

/** A plan of our own words and a period that is over, as it is copied out of a word processor. */
const pasted = [
  'Metsaveere külade teavituskava, jaanuar 2023-detsember 2024',
  '',
  'Jrk\tTegevus\tIndikaator\tAjakava\tAlategevused\tVastutajad/ osalejad',
  '1.\tTeave, mis jõuab igasse külla\t\t\t\t',
  '1.1.\tKülade ühine veebileht\tVeebileht on avatud ja elanikega katsetatud.\tjaanuar-juuni 2023\t1) leppida kokku lehe ülesehitus (menüü, keeled). 2) leht valmis ehitada. 3) vajadusel tellida fotod.\tTeavitustöörühm, veebimeister',
  '1.2.\tKuukiri\tLugejate arv kasvab vähemalt 15% aastas. Kuukiri ilmub kord kuus.\tmärts 2023-detsember 2024\t1) koguda uudised küladest. 2) saata kuukiri kord kuus.\tTeavitustöögrupp, külavanemad',
  '2.\tNoorte hääl\t\t\t\t',
  '2.1.\tNoorte töötoad\tToimunud on 2-3 töötuba.\tseptember-november 2024\t1) kutsuda kokku noored. 2) korraldada töötoad.\tMTÜ Metsaveere Noored, kool',
].join('\n');

const pictures = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'kaja-pictures');
let kaja: RunningKaja;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  kaja = await startKaja();
  browser = await chromium.launch(await testBrowser());
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await kaja?.stop();
});

interface Walk {
  page: Page;
  keyboard: Keyboard;
  width: number;
  look(name: string): Promise<void>;
}

async function walkAt(width: number, context: BrowserContext): Promise<Walk> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return {
    page,
    keyboard: new Keyboard(page),
    width,
    async look(name) {
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
      expect([name, await axeFindings(page)]).toEqual([name, []]);
      expect([name, await overflow(page)]).toEqual([name, 0]);
      expect([name, problems]).toEqual([name, []]);
    },
  };
}

async function lookAtTheDemo({ page, look }: Walk): Promise<void> {
  await page.getByRole('heading', { name: 'Kava seis' }).waitFor();
  await look('home-of-the-demo');
}

async function foundAnOrganisation({ page, keyboard, look, width }: Walk): Promise<void> {
  await keyboard.activate(page.getByRole('link', { name: 'Alusta oma organisatsiooniga' }));
  await page.getByRole('heading', { name: 'Uus organisatsioon' }).waitFor();
  await look('new-organisation');
  await keyboard.fill(page.getByLabel('Organisatsiooni nimi'), `Metsaveere Külade Ühing ${width}`);
  await keyboard.fill(page.getByLabel('Piirkond'), 'Metsaveere');
  await keyboard.fill(page.getByLabel('Sinu nimi'), 'Õnne Ööbik');
  await keyboard.fill(page.getByLabel('Sinu e-post'), `onne-${width}@metsaveere.example`);
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Millest alustame?' }).waitFor();
  await look('welcome');
}

async function bringInThePlan({ page, keyboard, look }: Walk): Promise<void> {
  await keyboard.activate(page.getByRole('link', { name: /Too sisse oma kava/ }));
  await page.getByRole('heading', { name: 'Uus kava' }).waitFor();
  await look('new-plan');
  await keyboard.fill(page.getByRole('textbox', { name: 'Kleebi tabel või tekst siia' }), pasted);
  await keyboard.activate(page.getByRole('button', { name: 'Loe kava välja' }));
  await page.getByText('2 osa, 3 tegevust, 7 alategevust').first().waitFor();
  await look('preview');
  await keyboard.choose(page.getByRole('radio', { name: /Nihutan kuupäevad edasi/ }));
  await page.getByText('jaanuar–juuni 20').first().waitFor();
  await look('preview-moved');
  await keyboard.activate(page.getByRole('button', { name: 'Tee sellest kava' }));
}

async function sayWhoIsWho({ page, keyboard, look }: Walk): Promise<void> {
  const all = page.getByRole('button', { name: /^Kinnita kõik \d+/ });
  await all.waitFor();
  // A slip of the pen is one party: töörühm and töögrupp are not, so all six names wait.
  await look('who-is-who');
  await keyboard.activate(all);
  await page.getByText('Kõik nimed on kinnitatud.').first().waitFor();
  await keyboard.activate(page.getByRole('link', { name: 'Ava kava' }));
  await page.getByRole('heading', { name: /Metsaveere külade teavituskava/ }).waitFor();
  await look('plan');
}

async function bringTheFirstEvidence({ page, keyboard, look }: Walk): Promise<void> {
  await keyboard.press('Control+k');
  await page.locator('[role=combobox]:focus').waitFor();
  await page.keyboard.insertText('ühine veebileht');
  await page.getByRole('option', { name: /1\.1 Külade ühine veebileht/ }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: /Külade ühine veebileht/ }).waitFor();
  await look('activity');
  await keyboard.activate(page.getByRole('checkbox', { name: /leppida kokku lehe ülesehitus/ }), 'Space');
  await page.getByText('Alategevus: tehtud').first().waitFor();
  await keyboard.activate(page.getByRole('button', { name: /^Alategevus: leppida kokku/ }));
  const item = page.getByRole('menuitem', { name: 'Lisa tõend' });
  await item.waitFor();
  while (!(await item.evaluate((element) => element === document.activeElement))) await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.choose(page.getByRole('radio', { name: 'Märge' }));
  await keyboard.fill(page.getByLabel('Mis juhtus'), 'Koosolekul lepiti kokku kolm peamenüü punkti.');
  await keyboard.activate(page.getByRole('button', { name: /^(Lisa|Salvesta)/ }).last());
  await page.getByText('Koosolekul lepiti kokku kolm peamenüü punkti.').first().waitFor();
  await look('evidence');
}

async function takeThePlanOut({ page, keyboard }: Walk, planAddress: string): Promise<Buffer> {
  await page.goto(planAddress);
  await keyboard.activate(page.getByRole('button', { name: 'Laadi alla' }));
  const word = page.getByRole('menuitem', { name: 'Word (DOCX)' }).first();
  await word.waitFor();
  const download = page.waitForEvent('download');
  while (!(await word.evaluate((element) => element === document.activeElement))) await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  return readFileSync(await (await download).path());
}

describe('the first ten minutes', () => {
  it.each([1440, 360])('are walked by keyboard alone at %i px, in Estonian', { timeout: 240_000 }, async (width) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'et-EE',
      acceptDownloads: true,
      reducedMotion: 'reduce',
    });
    const walk = await walkAt(width, context);
    const began = performance.now();
    // The printed link is good once; the second walk enters as one of the demo's people does.
    await walk.page.goto(width === 1440 ? kaja.link : `${kaja.address}/auth`);
    if (width !== 1440) await walk.keyboard.activate(walk.page.getByRole('button', { name: /^Sisene kui/ }));
    await lookAtTheDemo(walk);
    await foundAnOrganisation(walk);
    await bringInThePlan(walk);
    await sayWhoIsWho(walk);
    const planAddress = walk.page.url();
    await bringTheFirstEvidence(walk);
    const docx = await takeThePlanOut(walk, planAddress);
    const seconds = (performance.now() - began) / 1000;
    console.info(
      `${width} px: ${walk.keyboard.acts} acts, ${walk.keyboard.presses} keys, ${seconds.toFixed(0)} s with axe and pictures`,
    );

    const before = understandPlan(await readDocument(Buffer.from(pasted)));
    const after = understandPlan(await readDocument(docx, { fileName: 'kava.docx' }));
    const words = (plan: typeof before) =>
      plan.sections.flatMap((section) => [
        section.title,
        ...section.activities.flatMap((one) => [
          one.title,
          ...one.indicators.map((i) => i.text),
          ...one.steps.map((s) => s.text),
          ...one.parties,
        ]),
      ]);
    expect(words(after)).toEqual(words(before));
    await context.close();
  });
});
