import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { testBrowser } from './chromium.ts';

test('there is a browser, and it draws letters', async () => {
  const browser = await chromium.launch(await testBrowser());
  try {
    const page = await browser.newPage();
    await page.setContent('<p><span>Õhtu</span></p>');
    const box = await page.locator('span').boundingBox();
    expect(box?.width).toBeGreaterThan(10);
  } finally {
    await browser.close();
  }
});
