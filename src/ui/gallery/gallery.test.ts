import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBrowser } from '#platform/testing/chromium.ts';

const root = import.meta.dirname;
const outDir = join(root, '../../../node_modules/.cache/kaja-gallery');
// Left there to be looked at.
const pictures = `${outDir}-pictures`;

// As the server will send it: what needs more than this does not belong into the workspace.
const policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";

let server: PreviewServer;
let browser: Browser;
let address: string;

beforeAll(async () => {
  await build({
    configFile: false,
    root,
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      cssTarget: 'chrome123',
      minify: false,
      modulePreload: { polyfill: false },
    },
  });
  server = await preview({
    configFile: false,
    root,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: { 'content-security-policy': policy } },
  });
  address = server.resolvedUrls?.local[0] ?? '';
  const installed = await testBrowser();
  browser = await chromium.launch({
    ...installed,
    args: [
      ...installed.args,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Screen {
  width: number;
  scheme: 'light' | 'dark';
}

async function open(path: string, screen: Screen = { width: 1440, scheme: 'light' }) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: screen.width, height: 900 },
    colorScheme: screen.scheme,
    locale: 'et-EE',
    timezoneId: 'Europe/Tallinn',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, complaints, close: () => context.close() };
}

async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated from outside, since the policy lets no foreign script in.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run: (root: Document) => Promise<AxeResult> } }).axe;
    interface AxeResult {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const { violations } = await runner.run(document);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  });
}

const screens: Screen[] = [360, 1440].flatMap((width): Screen[] => [
  { width, scheme: 'light' },
  { width, scheme: 'dark' },
]);
const pages = ['naide', 'naide/lists', 'naide/forms', 'naide/states'];

describe.each(screens)('at $width px, $scheme', (screen) => {
  it.each(pages)('%s: axe finds nothing, nothing overflows, the policy holds', async (path) => {
    const { page, complaints, close } = await open(path, screen);
    await page.screenshot({
      path: join(pictures, `${path.replace('/', '-')}-${screen.width}-${screen.scheme}.png`),
      fullPage: true,
    });
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(screen.width);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('by keyboard alone', () => {
  it('finds a page through the palette and says where it is', async () => {
    const { page, close } = await open('naide');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Otsi ja käivita' }).waitFor();
    await page.keyboard.type('raam');
    await page.getByRole('option', { name: 'Raamatud' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Raamatud' }).waitFor();
    expect(await page.title()).toBe('Raamatud · Kaja');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Klahvid' }).getByText('Järgmine rida').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await close();
  });

  it('walks a list, selects, deletes and takes it back', async () => {
    const { page, close } = await open('naide/lists?sort=title');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByText('1 valitud').waitFor();
    await page.getByRole('button', { name: 'Kustuta' }).press('Enter');
    await page.getByText('22 kirjet').waitFor();
    await page.getByRole('button', { name: 'Võta tagasi' }).press('Enter');
    await page.getByText('23 kirjet').waitFor();
    await page.getByRole('columnheader', { name: 'Laenutusi' }).getByRole('button').press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('?sort=loans');
    await page.keyboard.press('/');
    await page.keyboard.type('öised');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('öised');
    await page.reload();
    await page.getByText('5 kirjet').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('link', { name: 'Ava leht' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await close();
  });

  it('edits in place: F2 opens, Esc takes back, Enter and leaving save', async () => {
    const { page, close } = await open('naide');
    const title = page.getByRole('button', { name: 'Muuda: Pealkiri' });
    await title.press('F2');
    await page.keyboard.type(' ja linnade');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Lood valdade lehtedes' }).waitFor();
    await title.press('Enter');
    await page.getByRole('textbox', { name: 'Pealkiri' }).fill('Uus pealkiri');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Uus pealkiri' }).waitFor();
    const due = page.getByRole('button', { name: 'Muuda: Tähtaeg' });
    await due.press('Enter');
    await page.getByRole('textbox', { name: 'Tähtaeg' }).fill('24.12.2026');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Muuda: Tähtaeg' }).getByText('24.12.2026').waitFor();
    await due.press('Enter');
    await page.getByRole('textbox', { name: 'Tähtaeg' }).fill('');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Muuda: Tähtaeg' }).getByText('lisa').waitFor();
    await close();
  });

  it('keeps what was typed, answers beside the field and never overwrites another person', async () => {
    const { page, close } = await open('naide/forms');
    const title = page.getByRole('textbox', { name: 'Pealkiri' });
    await title.fill('');
    await page.getByRole('textbox', { name: 'E-post' }).fill('mari');
    await page.keyboard.press('Control+Enter');
    await page.getByText('2 välja vajab parandamist.').waitFor();
    expect(await title.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await title.fill('Keegi teine');
    await page.getByRole('textbox', { name: 'E-post' }).fill('mari@naide.ee');
    await page.reload();
    await page.getByText('Jätkad salvestamata mustandit').waitFor();
    expect(await title.inputValue()).toBe('Keegi teine');
    await page.getByRole('button', { name: 'Salvesta' }).press('Enter');
    await page.getByText('Keegi on vahepeal sama kirjet muutnud').waitFor();
    await page.getByText('Vahepeal muudetud').waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Salvesta minu valikutega' }).press('Enter');
    await page.getByText('Salvestatud').waitFor();
    await page.reload();
    await page.getByRole('textbox', { name: 'Pealkiri' }).waitFor();
    expect(await page.getByText('Jätkad salvestamata mustandit').count()).toBe(0);
    await close();
  });

  it('turns the whole interface into English and remembers it', async () => {
    const { page, close } = await open('naide');
    await page.getByRole('button', { name: 'Keel: eesti' }).press('Enter');
    await page.getByRole('menuitem', { name: 'English' }).press('Enter');
    await page.getByRole('button', { name: 'Language: English' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Language: English' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await close();
  });
});

it('answers about a file before anything is sent', async () => {
  const { page, close } = await open('naide/forms', { width: 360, scheme: 'light' });
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'pilt.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await page.getByText('pilt.png pole sobivat liiki').waitFor();
  await input.setInputFiles({ name: 'kava.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(1400) });
  await page.getByText('kava.docx').waitFor();
  await page.getByText('1,4 kB').waitFor();
  await close();
});

it('marks in the rail what a page says it belongs to, and only as long as it stands', async () => {
  const { page, close } = await open('naide/shelf');
  const marked = page.locator('.k-rail [aria-current=page] > span:first-of-type');
  expect(await marked.allInnerTexts()).toEqual(['Raamatud']);
  await page.getByRole('link', { name: 'Avaleht' }).click();
  await expect.poll(() => marked.allInnerTexts()).toEqual(['Avaleht']);
  await close();
});

it('keeps the bottom bar of a phone free of toasts', async () => {
  const { page, close } = await open('naide/lists', { width: 360, scheme: 'light' });
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Kustuta' }).click();
  const toast = await page.getByRole('alert').filter({ hasText: 'Võta tagasi' }).boundingBox();
  const bar = await page.getByRole('navigation', { name: 'Enim kasutatud' }).boundingBox();
  expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
  await close();
});
