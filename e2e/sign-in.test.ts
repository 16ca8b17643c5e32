import path from 'node:path';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { invite } from '#features/identity/writes/invitations.ts';
import { features } from '#main/features.ts';
import { testBrowser } from '#platform/testing/chromium.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { axeFindings, Keyboard, overflow } from './keyboard.ts';
import { freePort, type RunningProvider, startProvider } from './oidc-provider.ts';

const root = path.join(import.meta.dirname, '..');
const pictures = path.join(root, 'node_modules', '.cache', 'kaja-pictures');
const people = {
  mari: { email: 'mari@uhing.example', email_verified: true, name: 'Mari Mets' },
  voltsija: { email: 'mari@uhing.example', email_verified: false, name: 'Mari Mets' },
  vooras: { email: 'vooras@mujal.example', email_verified: true, name: 'Võõras Inimene' },
  kutsutu: { email: 'kutsutu@uhing.example', email_verified: true, name: 'Kaie Kutsutu' },
};
let kaja: TestInstallation;
let provider: RunningProvider;
let browser: Browser;
let address: string;
let owner: Awaited<ReturnType<typeof anOrganisation>>['scope'];

beforeAll(async () => {
  const port = await freePort();
  address = `http://localhost:${port}`;
  provider = await startProvider(address, people);
  kaja = await openTestInstallation({
    features,
    workspaceFolder: path.join(root, 'dist', 'admin'),
    environment: { ...provider.environment, PORT: String(port) },
  });
  await kaja.server.listen({ port, host: '127.0.0.1' });
  owner = (await anOrganisation(kaja.services)).scope;
  browser = await chromium.launch(await testBrowser());
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await provider?.stop();
  await kaja?.close();
});

async function aBrowser(width = 1440): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'et-EE',
    reducedMotion: 'reduce',
  });
  return { context, page: await context.newPage() };
}

/** A browser in which this person is signed in. */
async function signedIn(email: string, width?: number) {
  const opened = await aBrowser(width);
  const [name = '', value = ''] = (await cookieOf(kaja.services, email)).split('=');
  await opened.context.addCookies([{ name, value, url: address, sameSite: 'Lax', httpOnly: true }]);
  return opened;
}

const account = () => `${address}/app/soomaa-uhing/settings/account`;

async function looksRight(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  expect(await overflow(page)).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
}

describe('a passkey', () => {
  it('is made, renamed, signs in by itself, and signs in no more once it is removed', {
    timeout: 120_000,
  }, async () => {
    await aMember(kaja.services, owner, { role: 'editor', email: 'votme@uhing.example', name: 'Võtme Omanik' });
    const { context, page } = await signedIn('votme@uhing.example');
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    // This device says yes to whatever it is asked, also to what a page only offers: so that is asked for apart.
    await page.addInitScript(() => {
      if (!localStorage.getItem('offered')) PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(account());
    await page.getByRole('button', { name: 'Lisa pääsuvõti' }).click();
    await page.getByLabel('Nimi', { exact: false }).last().fill('Töötelefon');
    await page.getByRole('button', { name: 'Loo pääsuvõti' }).click();
    await page.getByText('Pääsuvõti „Töötelefon“ on lisatud.').waitFor();
    await page.getByRole('button', { name: 'Nimeta ümber: Töötelefon' }).click();
    await page.getByRole('textbox', { name: 'Nimi' }).last().fill('Kodune arvuti');
    await page.getByRole('button', { name: 'Salvesta nimi' }).click();
    await page.getByRole('button', { name: 'Eemalda: Kodune arvuti' }).waitFor();
    await looksRight(page, 'account-1440');

    await context.clearCookies();
    await page.goto(`${address}/auth`);
    const button = page.getByRole('button', { name: 'Logi sisse pääsuvõtmega' });
    await button.waitFor();
    await looksRight(page, 'sign-in-1440');
    await button.click();
    await page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    const { sessions } = await (await context.request.get(`${address}/api/v1/session/sign-in`)).json();
    expect(sessions.filter((one: { current: boolean }) => one.current)).toEqual([
      expect.objectContaining({ method: 'passkey', strong: true, browser: 'Chrome' }),
    ]);

    // What the field of the address offers by itself is enough, too.
    await page.evaluate(() => localStorage.setItem('offered', 'yes'));
    await context.clearCookies();
    // It goes on before the page is done loading.
    await page.goto(`${address}/auth`, { waitUntil: 'commit' });
    await page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    await page.evaluate(() => localStorage.removeItem('offered'));

    await page.goto(account());
    await page.getByRole('button', { name: 'Eemalda: Kodune arvuti' }).click();
    await page.getByText('Pääsuvõti „Kodune arvuti“ on eemaldatud.').waitFor();
    await context.clearCookies();
    await page.goto(`${address}/auth`);
    await button.click();
    await page.getByText('Seda pääsuvõtit Kaja ei tunne').waitFor();
  });
});

/** An authenticator app: never the same half minute twice. */
class App {
  readonly #otp: ReturnType<typeof createOTP>;
  #last = 0;

  constructor(secret: string) {
    this.#otp = createOTP(new TextDecoder().decode(base32.decode(secret.replaceAll(' ', ''))));
  }

  async code(): Promise<string> {
    this.#last = Math.max(this.#last + 1, Math.floor(Date.now() / 30_000) - 1);
    return this.again();
  }

  again(): Promise<string> {
    return this.#otp.hotp(this.#last);
  }
}

describe('a second factor', () => {
  const email = 'kaks@uhing.example';
  let app: App;
  let recovery: string[];

  /** As far as the page that asks for a code. */
  async function halfIn() {
    const opened = await aBrowser();
    const auth = kaja.services;
    const { createSignInLink } = await import('#features/identity/writes/sign-in-links.ts');
    await opened.page.goto(await createSignInLink(auth, email));
    await opened.page.getByRole('heading', { name: 'Sisesta kood' }).waitFor();
    return opened;
  }

  async function give(page: Page, code: string): Promise<void> {
    await page.getByLabel('Kood').fill(code);
    await page.getByRole('button', { name: 'Jätka' }).click();
  }

  it('is set up with a first code, and gives ten recovery codes once', { timeout: 60_000 }, async () => {
    await aMember(kaja.services, owner, { role: 'editor', email, name: 'Kahe Sammu Inimene' });
    const { page } = await signedIn(email, 360);
    await page.goto(account());
    await page.getByRole('heading', { name: 'Kus oled sisse logitud' }).waitFor();
    await looksRight(page, 'account-360');
    await page.getByRole('link', { name: 'Sea üles' }).click();
    await page.getByRole('button', { name: 'Alusta' }).click();
    await page.getByText('Sisesta võti käsitsi').click();
    await looksRight(page, 'second-factor-360');
    app = new App((await page.locator('code').textContent()) ?? '');
    await page.getByLabel('Kood rakendusest').fill('000000');
    await page.getByRole('button', { name: 'Lülita sisse' }).click();
    await page.getByText('Kood ei sobi.').waitFor();
    await page.getByLabel('Kood rakendusest').fill(await app.code());
    await page.getByRole('button', { name: 'Lülita sisse' }).click();
    await page.getByRole('heading', { name: 'Pane taastekoodid alles' }).waitFor();
    recovery = await page.locator('.codes code').allTextContents();
    expect(new Set(recovery).size).toBe(10);
    await looksRight(page, 'recovery-codes-360');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Laadi alla' }).click();
    expect((await download).suggestedFilename()).toBe('kaja-taastekoodid.txt');
    await page.getByRole('link', { name: 'Koodid on alles pandud' }).click();
    await page.getByText('Alles on 10 taastekoodi.').waitFor();
  });

  it('is asked for after a link; a code serves once, a recovery code too', { timeout: 60_000 }, async () => {
    const { context, page } = await halfIn();
    expect((await context.request.get(`${address}/api/v1/session`).then((answer) => answer.json())).user).toBeNull();
    await looksRight(page, 'code-1440');
    await give(page, await app.again());
    await page.getByText('Kood ei sobi või on juba kasutatud.').waitFor();
    await give(page, await app.code());
    await page.getByRole('heading', { name: 'Avaleht' }).waitFor();

    const [code = ''] = recovery;
    const lost = await halfIn();
    await give(lost.page, code.toUpperCase().replace('-', ' '));
    await lost.page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    const again = await halfIn();
    await give(again.page, code);
    await again.page.getByText('Kood ei sobi või on juba kasutatud.').waitFor();
    await page.goto(`${address}/outbox`);
    await page.getByRole('link', { name: 'Taastekood on kasutatud' }).first().waitFor();
  });

  it('is set up and switched off by somebody who has no mouse', { timeout: 60_000 }, async () => {
    await aMember(kaja.services, owner, { role: 'viewer', email: 'hiireta@uhing.example', name: 'Hiireta Inimene' });
    const { page } = await signedIn('hiireta@uhing.example');
    const keyboard = new Keyboard(page);
    await page.goto(account());
    await keyboard.activate(page.getByRole('link', { name: 'Sea üles' }));
    await keyboard.activate(page.getByRole('button', { name: 'Alusta' }));
    await keyboard.activate(page.getByText('Sisesta võti käsitsi'));
    const phone = new App((await page.locator('code').textContent()) ?? '');
    await keyboard.fill(page.getByLabel('Kood rakendusest'), await phone.code());
    await keyboard.press('Enter');
    await keyboard.activate(page.getByRole('link', { name: 'Koodid on alles pandud' }));
    await keyboard.activate(page.getByRole('link', { name: 'Halda' }));
    await keyboard.activate(page.locator('summary', { hasText: 'Lülita välja' }));
    await keyboard.fill(page.getByLabel('Kood rakendusest või taastekood'), await phone.code());
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Alusta' }).waitFor();
  });

  it('that an organisation asks for is set up before anything opens', { timeout: 60_000 }, async () => {
    const { page } = await signedIn(email);
    await page.goto(`${address}/app/soomaa-uhing`);
    await page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    const { services } = kaja;
    const { changeOrganisation } = await import('#features/identity/writes/organisation-settings.ts');
    await changeOrganisation(services, owner, { secondFactorRequired: true, revision: 1 });
    await page.goto(`${address}/app/soomaa-uhing`);
    // Set up already, but this session has shown no code.
    await page.getByText('Siin brauseris pole sa veel koodi sisestanud.').waitFor();
    await page
      .getByLabel('Kood')
      .first()
      .fill(await app.code());
    await page.getByRole('button', { name: 'Jätka' }).click();
    await page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    const other = await signedIn('mari@uhing.example');
    await other.page.goto(`${address}/app/soomaa-uhing`);
    await other.page.getByText('Sinu organisatsioon nõuab kaheastmelist sisselogimist.').waitFor();
    await changeOrganisation(services, owner, { secondFactorRequired: false, revision: 2 });
  });
});

describe('the outside sign-in', () => {
  async function through(page: Page, login: string): Promise<void> {
    await page.goto(`${address}/auth`);
    await page.getByRole('link', { name: 'Logi sisse: Riigi sisselogimine' }).click();
    await signInThere(page, login);
  }

  async function signInThere(page: Page, login: string): Promise<void> {
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('x');
    await page.locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  it('lets in whose address the provider has verified, and knows them afterwards by subject', async () => {
    const { page, context } = await aBrowser();
    await through(page, 'mari');
    await page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    const { provider: linked } = await (await context.request.get(`${address}/api/v1/session/sign-in`)).json();
    expect(linked).toEqual({ name: 'Riigi sisselogimine', linked: true });
  });

  it.each(['vooras', 'voltsija'])('makes no account for %s, and says so', async (login) => {
    const { page, context } = await aBrowser();
    await through(page, login);
    await page.getByText('Riigi sisselogimine tunneb sind, aga siin sul kontot ei ole.').waitFor();
    expect((await context.request.get(`${address}/api/v1/session`).then((answer) => answer.json())).user).toBeNull();
  });

  it('makes a member of whoever was invited', async () => {
    const { email, name } = people.kutsutu;
    await invite(kaja.services, owner, { email, name, language: 'et', role: 'viewer', until: null });
    const { page, context } = await aBrowser();
    await through(page, 'kutsutu');
    await page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    const session = await context.request.get(`${address}/api/v1/session`).then((answer) => answer.json());
    expect(session.organisations).toEqual([expect.objectContaining({ slug: 'soomaa-uhing', role: 'viewer' })]);
  });

  it('is linked and unlinked in the account', { timeout: 60_000 }, async () => {
    await aMember(kaja.services, owner, { role: 'viewer', email: 'siduja@uhing.example', name: 'Siduja' });
    const { page } = await signedIn('siduja@uhing.example');
    await page.goto(account());
    await page.getByRole('button', { name: 'Seo', exact: true }).click();
    await signInThere(page, 'vooras');
    await page.getByRole('heading', { name: 'Seotud' }).waitFor();
    await looksRight(page, 'linked-1440');
    // The subject leads to the person who linked it, whatever address the provider tells.
    const elsewhere = await aBrowser();
    await through(elsewhere.page, 'vooras');
    await elsewhere.page.getByRole('heading', { name: 'Avaleht' }).waitFor();
    await page.goto(account());
    await page.getByRole('button', { name: 'Katkesta seos' }).click();
    await page.getByText('Seos on katkestatud.').waitFor();
  });

  it('that is away is said so, and the other ways work', async () => {
    await provider.stop();
    const { page } = await aBrowser(360);
    await page.goto(`${address}/auth`);
    await page.getByRole('link', { name: 'Logi sisse: Riigi sisselogimine' }).click();
    await page.getByText('Riigi sisselogimine praegu ei vasta.').waitFor();
    await looksRight(page, 'sign-in-360');
    expect(await page.getByRole('button', { name: 'Saada sisselogimislink' }).isVisible()).toBe(true);
    await provider.start();
  });

  it('brings nobody in whose journey began in another browser', async () => {
    const { page, context } = await aBrowser();
    await page.goto(`${address}/auth`);
    await page.getByRole('link', { name: 'Logi sisse: Riigi sisselogimine' }).click();
    await page.locator('input[name=login]').fill('mari');
    await page.locator('input[name=password]').fill('x');
    await context.clearCookies({ domain: 'localhost' });
    await page.locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('See sisselogimine on aegunud või algas teises brauseris.').waitFor();
  });
});
