import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testBrowser } from '#platform/testing/chromium.ts';
import { type RunningKaja, startKaja } from './kaja-process.ts';
import { axeFindings } from './keyboard.ts';

const pictures = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'kaja-pictures');
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

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  expect([name, await axeFindings(page)]).toEqual([name, []]);
}

it('a plan is submitted, answered, changed, approved, compared, brought back and shown to a stranger', async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'et-EE',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(kaja.link);
  await page.goto(`${kaja.address}/app/demo/plan`);
  await page.getByRole('link', { name: 'Vaata muudatusi' }).waitFor();
  const api = `${kaja.address}/api/v1/organisations/demo`;
  const { plans } = await (await context.request.get(`${api}/plans`)).json();
  const { id, title } = (plans as { id: string; title: string; state: string }[]).find(
    (one) => one.state === 'approved',
  ) ?? { id: '', title: '' };

  await page.goto(`${kaja.address}/app/demo/plans/${id}/approval`);
  await page.getByRole('button', { name: 'Esita järgmine versioon' }).click();
  await page.getByText('Kogule').click();
  await page.getByLabel('Sõnum').fill('Palun kinnitada.');
  await page.getByRole('button', { name: 'Esita ülevaatamiseks' }).click();
  await page.getByText('vaatab üle Juhatus').waitFor();
  await look(page, 'approval-under-review');
  await page.getByRole('button', { name: 'Olen nõus' }).click();
  await page.getByText('nõus', { exact: true }).first().waitFor();

  // Somebody works on while the board reads.
  const { activities } = await (await context.request.get(`${api}/plans/${id}`)).json();
  const [first] = activities as { id: string; revision: number; title: string }[];
  const changed = await context.request.patch(`${api}/activities/${first?.id}`, {
    data: { title: 'Koduleht, kus on vastus kõigile', revision: first?.revision },
  });
  expect(changed.status()).toBe(200);

  await page.getByRole('button', { name: 'Pane kinnitamine kirja' }).click();
  await page.getByLabel('Protokolli number').fill('9/2026');
  await page.getByRole('button', { name: 'Pane kirja', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'muudetud' }).waitFor();
  await look(page, 'approval-changed-since');
  await page.getByRole('button', { name: 'Kinnita esitatud versioon' }).click();
  await page.getByText('protokoll nr 9/2026').waitFor();

  await page.getByRole('link', { name: 'Vaata muudatusi' }).click();
  await page.getByText('1 muudetud').waitFor();
  expect(await page.locator('ins').first().textContent()).toContain('kus on vastus');
  await look(page, 'plan-difference');

  await page.goto(`${kaja.address}/app/demo/plans/${id}/approval`);
  await page
    .getByRole('button', { name: /^Taasta versioon/ })
    .first()
    .click();
  await page.getByRole('dialog').getByText('1 muudetud').waitFor();
  await look(page, 'version-to-restore');
  await page.getByRole('dialog').getByRole('button', { name: 'Taasta', exact: true }).click();
  await page.getByText(/on taastatud/).waitFor();
  expect((await (await context.request.get(`${api}/activities/${first?.id}`)).json()).activity.title).toBe(
    first?.title,
  );

  await page.goto(`${kaja.address}/app/demo/plans/${id}/sharing`);
  await page.getByRole('button', { name: 'Tee link' }).click();
  await page.getByLabel('Kellele').fill('Valla kommunikatsioonispetsialist');
  await page.getByRole('button', { name: 'Tee link' }).click();
  const address = await page.getByLabel('Lingi aadress').inputValue();
  await look(page, 'share-made');
  const stranger = await (
    await browser.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false })
  ).newPage();
  await stranger.goto(address);
  expect(await stranger.getByRole('heading', { level: 1 }).textContent()).toBe(title);

  await page.goto(`${kaja.address}/app/demo/plans/${id}/board-sheet`);
  await page.getByRole('heading', { name: 'Vajab otsust' }).waitFor();
  await look(page, 'board-sheet');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Laadi alla PDF' }).click();
  // Its bytes, not its name: Chromium begins a download now and then before it has read the header that names it.
  const bytes = await readFile(await (await download).path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
}, 240_000);
