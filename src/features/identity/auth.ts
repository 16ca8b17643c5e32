import { Kysely, PostgresDialect } from 'kysely';
import type { Config } from '#platform/config/config.ts';
import { derivedKey } from '#platform/config/secret.ts';
import type { Database } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { newId } from '#platform/time/clock.ts';

/** A sign-in link is good for this long, and for one use. */
export const linkLifetimeMinutes = 15;
export const shortestPassword = 10;
export const longestPassword = 200;

const sessionDays = 30;
const day = 86_400;

/** What a browser brought along; the library reads the session cookie and remembers the program's name. */
export interface Visitor {
  cookie?: string | undefined;
  'user-agent'?: string | undefined;
}

/** Lines of `Set-Cookie` for the answer. */
export type Cookies = readonly string[];

/** A challenge to a passkey as the browser takes it (WebAuthn §5.4, §5.5, in JSON), and the cookie that remembers it. */
export interface Ceremony {
  options: Readonly<Record<string, unknown>>;
  cookies: Cookies;
}

/** The one door to the sign-in library. Everything else knows only these verbs. */
export interface Auth {
  /** A token that signs in the owner of this address once. The address is not looked up: whoever asks has done so. */
  issueToken(email: string): Promise<string>;
  /** Null when the token is unknown, used, expired, or its person is gone. */
  signInWithToken(token: string, visitor: Visitor): Promise<Cookies | null>;
  /** Null when the pair is wrong; takes as long for an unknown address. */
  signInWithPassword(email: string, password: string, visitor: Visitor): Promise<Cookies | null>;
  /** Signs out everywhere else. @throws Refusal `password_wrong` when `current` does not fit the one that exists */
  setPassword(change: { current: string | null; password: string }, visitor: Visitor): Promise<Cookies>;
  /** Whether this is the password of whoever is signed in; no when they have none. */
  isOwnPassword(password: string, visitor: Visitor): Promise<boolean>;
  signOut(visitor: Visitor): Promise<Cookies>;
  /** What the browser needs to make a passkey for whoever is signed in. @throws Refusal `sign_in_again` after a day */
  passkeyToMake(visitor: Visitor): Promise<Ceremony>;
  /** @returns the passkey's id; null when what the browser brought does not fit. @throws Refusal `sign_in_again` */
  addPasskey(made: { name: string; response: unknown }, visitor: Visitor): Promise<string | null>;
  /** What the browser needs to show a passkey, whosever it is. */
  passkeyToShow(visitor: Visitor): Promise<Ceremony>;
  /** Null when the passkey is unknown, or the device did not ask who holds it. */
  signInWithPasskey(response: unknown, visitor: Visitor): Promise<Cookies | null>;
  /** Moves the end of the session on, at most once a day; mostly an empty list. */
  prolong(visitor: Visitor): Promise<Cookies>;
}

/** `__Host-` binds the cookie to this host over https; a plain address cannot carry that prefix. */
export function sessionCookieName(url: string): string {
  return url.startsWith('https:') ? '__Host-kaja.session' : 'kaja.session';
}

/** Remembers the challenge for five minutes. */
const challengeCookie = 'kaja.passkey';

export function sessionKey(secret: string): string {
  return derivedKey(secret, 'sessions');
}

interface AuthParts {
  database: Database;
  config: Config;
  secret: string;
}

const opened = new WeakMap<Database, Auth>();

/** The door that belongs to these services: routes, pages and the command line share one, and its few connections. */
export function authOf(services: AuthParts): Auth {
  const auth = opened.get(services.database) ?? createAuth(services);
  opened.set(services.database, auth);
  return auth;
}

export function createAuth(services: AuthParts): Auth {
  const name = sessionCookieName(services.config.url);
  // The library also ends cookies of features that are not in use.
  const ours = ({ headers }: { headers: Headers }) =>
    headers.getSetCookie().filter((cookie) => cookie.startsWith(`${name}=`));
  let loading: Promise<Library> | undefined;
  // Loaded when somebody first signs in: 20 MB and 0.15 s that the start of the server does not pay for.
  const library = () => {
    loading ??= openLibrary(services);
    return loading;
  };
  return {
    async issueToken(email) {
      const { api } = await library();
      const issued: { token?: string } = {};
      await api.signInMagicLink({
        body: { email, metadata: { take: (token: string) => Object.assign(issued, { token }) } },
        headers: new Headers(),
      });
      if (!issued.token) throw new Error('The sign-in library issued no token');
      return issued.token;
    },
    async signInWithToken(token, visitor) {
      const { api } = await library();
      const answer = api.magicLinkVerify({ query: { token }, headers: headersOf(visitor), returnHeaders: true });
      return unlessRefused(answer.then(ours));
    },
    async signInWithPassword(email, password, visitor) {
      const { api } = await library();
      const body = { email, password, rememberMe: true };
      return unlessRefused(api.signInEmail({ body, headers: headersOf(visitor), returnHeaders: true }).then(ours));
    },
    async setPassword({ current, password }, visitor) {
      const { api } = await library();
      const headers = headersOf(visitor);
      if (current === null) {
        await api.setPassword({ body: { newPassword: password }, headers });
        return [];
      }
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
      const cookies = await unlessRefused(api.changePassword({ body, headers, returnHeaders: true }).then(ours));
      if (!cookies) throw new Refusal('password_wrong', { field: 'current' });
      return cookies;
    },
    async isOwnPassword(password, visitor) {
      const { api } = await library();
      const answer = api.verifyPassword({ body: { password }, headers: headersOf(visitor) });
      return (await unlessRefused(answer.then(({ status }) => status))) ?? false;
    },
    async signOut(visitor) {
      const { api } = await library();
      return ours(await api.signOut({ headers: headersOf(visitor), returnHeaders: true }));
    },
    ...passkeyVerbs(library, ours),
    async prolong(visitor) {
      const { api } = await library();
      return ours(await api.getSession({ headers: headersOf(visitor), returnHeaders: true }));
    },
  };
}

type Library = Awaited<ReturnType<typeof openLibrary>>;
type PasskeyVerb = 'passkeyToMake' | 'addPasskey' | 'passkeyToShow' | 'signInWithPasskey';

function passkeyVerbs(
  library: () => Promise<Library>,
  ours: (answer: { headers: Headers }) => Cookies,
): Pick<Auth, PasskeyVerb> {
  const ceremony = ({ headers, response }: { headers: Headers; response: object }): Ceremony => ({
    options: { ...response },
    cookies: headers.getSetCookie().filter((cookie) => cookie.startsWith(`${challengeCookie}=`)),
  });
  return {
    async passkeyToMake(visitor) {
      const { api } = await library();
      const headers = headersOf(visitor);
      return ceremony(
        await whileFresh(api.generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders: true })),
      );
    },
    async addPasskey({ name, response }, visitor) {
      const { api } = await library();
      const added = whileFresh(
        api.verifyPasskeyRegistration({ body: { name, response }, headers: headersOf(visitor) }),
      );
      return unlessRefused(added.then(({ id }) => id));
    },
    async passkeyToShow(visitor) {
      const { api } = await library();
      const shown = await api.generatePasskeyAuthenticationOptions({
        headers: headersOf(visitor),
        returnHeaders: true,
      });
      // The library asks for it only when convenient; ours stands for two factors, so the device must ask who holds it.
      return ceremony({ ...shown, response: { ...shown.response, userVerification: 'required' } });
    },
    async signInWithPasskey(response, visitor) {
      const { api } = await library();
      type Shown = NonNullable<Parameters<typeof api.verifyPasskeyAuthentication>[0]>['body'];
      const body = { response } as Shown;
      const headers = headersOf(visitor);
      return unlessRefused(api.verifyPasskeyAuthentication({ body, headers, returnHeaders: true }).then(ours));
    },
  };
}

async function openLibrary({ database, config, secret }: AuthParts) {
  const [{ betterAuth }, { magicLink }, { passkey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/magic-link'),
    import('@better-auth/passkey'),
  ]);
  const attributes = { secure: config.url.startsWith('https:'), httpOnly: true, sameSite: 'lax', path: '/' } as const;
  const dialect = new PostgresDialect({ pool: database.libraryPool({ schema: 'auth', connections: 3 }) });
  return betterAuth({
    baseURL: config.url,
    basePath: '/auth/api',
    trustedOrigins: [new URL(config.url).origin],
    secret: sessionKey(secret),
    database: { db: new Kysely<unknown>({ dialect }), type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    session: { expiresIn: sessionDays * day, updateAge: day },
    // Our own pages call these functions; the library's addresses are not served, so its own limits have nothing to count.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: sessionCookieName(config.url),
          attributes,
        },
        [challengeCookie]: { name: challengeCookie, attributes },
      },
      database: { generateId: () => newId() },
      // Who signed in from which address is nobody's business here.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      passkey({
        rpID: new URL(config.url).hostname,
        rpName: 'Kaja',
        origin: new URL(config.url).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        advanced: { webAuthnChallengeCookie: challengeCookie },
        registration: { afterVerification: ({ verification }) => assertVerified(verification.registrationInfo) },
        authentication: { afterVerification: ({ verification }) => assertVerified(verification.authenticationInfo) },
      }),
      magicLink({
        disableSignUp: true,
        expiresIn: linkLifetimeMinutes * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ token, metadata }) => {
          (metadata as { take: (token: string) => void }).take(token);
        },
      }),
    ],
  });
}

function headersOf(visitor: Visitor): Headers {
  const headers = new Headers();
  if (visitor.cookie) headers.set('cookie', visitor.cookie);
  if (visitor['user-agent']) headers.set('user-agent', visitor['user-agent'].slice(0, 300));
  return headers;
}

/** The device itself asked for a finger, a face or a PIN: without that, a passkey is only a thing that one has. */
async function assertVerified(info: { userVerified: boolean } | undefined): Promise<void> {
  const { APIError } = await import('better-auth/api');
  if (!info?.userVerified) throw new APIError('UNAUTHORIZED');
}

/** The library wants a session of less than a day before it adds a way in. */
async function whileFresh<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if ((error as { body?: { code?: string } }).body?.code === 'SESSION_NOT_FRESH') throw new Refusal('sign_in_again');
    throw error;
  }
}

/** The library throws its answers "no" (4xx, or a redirect to an error page); anything else is a real failure. */
async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    const { statusCode: status, body } = error as { statusCode?: number; body?: { code?: string } };
    // What the browser brought could not be read: the library takes that for a failure of its own.
    if (body?.code === 'FAILED_TO_VERIFY_REGISTRATION') return null;
    if (status !== undefined && status >= 300 && status < 500) return null;
    throw error;
  }
}
