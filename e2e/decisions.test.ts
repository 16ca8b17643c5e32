import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import en from '#features/plan/texts/en.json' with { type: 'json' };
import et from '#features/plan/texts/et.json' with { type: 'json' };
import { testBrowser } from '#platform/testing/chromium.ts';
import { type RunningKaja, startKaja } from './kaja-process.ts';
import { axeFindings, Keyboard, overflow } from './keyboard.ts';

const pictures = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'kaja-pictures');
let kaja: RunningKaja;
let browser: Browser;
let state: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  kaja = await startKaja();
  browser = await chromium.launch(await testBrowser());
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(kaja.link);
  await page.waitForURL(/\/app\//);
  state = await context.storageState();
  await context.close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await kaja?.stop();
});

interface Walk {
  page: Page;
  keyboard: Keyboard;
  /** The texts of the language that it is walked in. */
  words: typeof et;
  look(name: string): Promise<void>;
}

async function walkAt(width: number, language: 'et' | 'en'): Promise<Walk> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language === 'et' ? 'et-EE' : 'en-GB',
    storageState: state,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return {
    page,
    keyboard: new Keyboard(page),
    words: language === 'et' ? et : en,
    async look(name) {
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: path.join(pictures, `${name}-${width}-${language}.png`), fullPage: true });
      expect([name, await axeFindings(page)]).toEqual([name, []]);
      expect([name, await overflow(page)]).toEqual([name, 0]);
      expect([name, problems]).toEqual([name, []]);
    },
  };
}

/** Types `@Urm`, takes the offered name by Enter, sends by Ctrl+Enter. */
async function mentionSomebody({ page, keyboard, words, look }: Walk, said: string): Promise<void> {
  const ask = async (where: string) =>
    (await page.request.get(`${kaja.address}/api/v1/organisations/demo${where}`)).json();
  const { plan } = await ask('/home');
  const { activities } = await ask(`/plans/${plan.id}`);
  const activity = activities.find((one: { code: string }) => one.code === '3.1');
  await page.goto(`${kaja.address}/app/demo/activities/${activity.id}`);
  const field = page.getByRole('textbox', { name: words.activity.comments.new });
  await keyboard.reach(field);
  await page.keyboard.type('@Urm');
  await page.getByRole('option', { name: 'Urmas Kivisalu' }).waitFor();
  await keyboard.press('Enter');
  await page.keyboard.insertText(said);
  expect(await field.inputValue()).toBe(`@Urmas Kivisalu ${said}`);
  await look('talk-mention');
  await keyboard.press('Control+Enter');
  await page.locator('.k-said', { hasText: said }).waitFor();
  expect(await page.locator('.k-comment', { hasText: said }).locator('.k-said-who').textContent()).toBe(
    '@Urmas Kivisalu',
  );
}

async function chooseInMenu({ page, keyboard }: Walk, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name });
  await item.waitFor();
  for (let tries = 0; tries < 12; tries++) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
}

async function proposeAndAccept(walk: Walk, said: string): Promise<void> {
  const { page, keyboard, words, look } = walk;
  await keyboard.activate(page.locator('.k-comment', { hasText: said }).getByRole('button'));
  await chooseInMenu(walk, words.thread.propose);
  await page.waitForURL(/\/proposals\//);
  await page.getByRole('button', { name: words.proposals.accept }).waitFor();
  await look('proposal');
  await keyboard.activate(page.getByRole('button', { name: words.proposals.accept }));
  const drawer = page.getByRole('dialog');
  await keyboard.fill(drawer.getByRole('textbox', { name: words.proposals.stepText }), said);
  await look('proposal-accept');
  await keyboard.press('Control+Enter');
  await page.getByText(`${words.proposals.became}:`).waitFor();
  await look('proposal-accepted');
  await keyboard.activate(page.getByRole('link', { name: said, exact: true }));
  await page.waitForURL(/\/activities\//);
}

async function startAndDecide({ page, keyboard, words, look }: Walk, said: string): Promise<void> {
  const step = page.locator('.k-step', { hasText: said });
  await step
    .getByRole('link', { name: new RegExp(`${words.starting.kind.proposal}, ${words.words.proposalState.accepted}`) })
    .waitFor();
  await look('step-with-start');
  await keyboard.activate(step.getByRole('link', { name: words.starts.decision }));
  const question = page.getByRole('textbox', { name: words.decisions.question });
  await question.waitFor();
  expect(await question.inputValue()).toBe(said);
  await keyboard.activate(page.getByRole('button', { name: words.decisions.yesNo }));
  await look('decision-new');
  await keyboard.activate(page.getByRole('button', { name: words.decisions.create, exact: true }));
  await page.getByText(words.words.decisionState.open).first().waitFor();
  await keyboard.activate(page.getByRole('button', { name: words.decisions.decide }));
  await keyboard.choose(page.getByRole('radio', { name: words.decisions.yes, exact: true }));
  await look('decide');
  await keyboard.press('Control+Enter');
  await page.getByText(words.words.decisionState.decided).first().waitFor();
  await look('decision-decided');
  await keyboard.activate(page.getByRole('link', { name: said, exact: true }));
  await page.locator('.k-evidence').getByRole('link', { name: said }).waitFor();
}

describe('a thought becomes a decision, by keyboard alone', () => {
  it.each([
    [360, 'et', 'Kaaluda suvist rattaretke'],
    [1440, 'en', 'Kaaluda talvist suusaretke'],
  ] as const)(
    'at %d pixels in %s',
    async (width, language, said) => {
      const walk = await walkAt(width, language);
      await mentionSomebody(walk, said);
      await proposeAndAccept(walk, said);
      await startAndDecide(walk, said);
      const asked = await walk.page.request.get(`${kaja.address}/api/v1/organisations/demo/agreements`);
      const [{ id }] = (await asked.json()).agreements;
      const agreement = `agreements/${id}`;
      const screens = ['decisions', 'proposals', 'agreements', 'agreements/new', agreement, 'orphans'];
      for (const screen of [...screens, `${agreement}?act=edit`]) {
        await walk.page.goto(`${kaja.address}/app/demo/${screen}`);
        await walk.page.getByRole('heading', { level: 1 }).first().waitFor();
        await walk.look(screen.replace(id, 'one').replace(/[/?=]/g, '-'));
      }
      await walk.page.context().close();
    },
    240_000,
  );
});
