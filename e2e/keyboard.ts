import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A person who has no mouse: reaches everything by Tab, and counts what it took. */
export class Keyboard {
  readonly page: Page;
  /** Keys that were pressed to get somewhere or do something; typed text counts as one. */
  presses = 0;
  /** Acts: what a person with a mouse would have clicked. */
  acts = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      await this.page.keyboard.press(key);
      this.presses += 1;
    }
  }

  /** Goes on by Tab until the thing has the focus, past the end of the page once; throws when it cannot be reached. */
  async reach(target: Locator): Promise<void> {
    await target.first().waitFor({ timeout: 20_000 });
    const hasFocus = () => target.first().evaluate((element) => element === document.activeElement);
    for (let tabs = 0; tabs < 250; tabs++) {
      if (await hasFocus()) return;
      await this.press('Tab');
    }
    throw new Error(`The keyboard never reached ${target}`);
  }

  async activate(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.press(key);
    this.acts += 1;
  }

  /** One of a group of radio buttons: Tab enters the group, arrows choose within it. */
  async choose(radio: Locator): Promise<void> {
    await radio.first().waitFor({ state: 'attached' });
    const isInGroup = () =>
      radio.first().evaluate((one) => {
        const focused = document.activeElement;
        return (
          focused instanceof HTMLInputElement &&
          focused.type === 'radio' &&
          focused.name === (one as HTMLInputElement).name
        );
      });
    for (let tabs = 0; tabs < 250 && !(await isInGroup()); tabs++) await this.press('Tab');
    if (!(await isInGroup())) throw new Error(`The keyboard never reached the group of ${radio}`);
    await this.press('Space');
    for (let arrows = 0; arrows < 12 && !(await radio.first().isChecked()); arrows++) await this.press('ArrowDown');
    this.acts += 1;
  }

  async fill(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.press('Control+a');
    await this.page.keyboard.insertText(text);
    this.presses += 1;
    this.acts += 1;
  }
}

/** What axe finds on the page as it stands, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Things that are still fading in have no contrast yet.
  await page.waitForTimeout(400);
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    );
  });
}

/** Pixels by which the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
