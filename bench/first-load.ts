import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { features } from '#main/features.ts';
import { openServer } from '#platform/composition/compose.ts';
import { testBrowser } from '#platform/testing/chromium.ts';
import { rounded } from './benchmark.ts';
import { openBenchInstallation } from './installation.ts';

/** Compressed JavaScript that a real browser fetches until the workspace's first screen stands, in kB (1000 bytes). */
export async function firstLoadKilobytes(say: (text: string) => void): Promise<number> {
  const workspaceFolder = path.join(import.meta.dirname, '..', 'dist', 'admin');
  if (!existsSync(workspaceFolder))
    throw new Error('The workspace is not built yet: run bin/kaja start once, or npm test.');
  const installation = await openBenchInstallation();
  const { services } = installation;
  const { slug } = await anOrganisation(services);
  const server = await openServer(installation, features, { workspaceFolder, version: 'bench' });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch(await testBrowser());
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = (await cookieOf(services, 'mari@uhing.example')).split(/=(.*)/s);
    await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (/\.js$/.test(new URL(response.url()).pathname))
        sizes.push(
          response
            .request()
            .sizes()
            .then((size) => size.responseBodySize),
        );
    });
    await page.goto(`${address}/app/${slug}`, { waitUntil: 'networkidle' });
    await page.locator('h1').first().waitFor();
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    say(`first screen: ${sizes.length} scripts, ${bytes} bytes`);
    return rounded(bytes / 1000, 0);
  } finally {
    await browser.close();
    await server.close();
    await installation.close();
  }
}
