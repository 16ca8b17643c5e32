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
  signOut(visitor: Visitor): Promise<Cookies>;
  /** Moves the end of the session on, at most once a day; mostly an empty list. */
  prolong(visitor: Visitor): Promise<Cookies>;
}

/** `__Host-` binds the cookie to this host over https; a plain address cannot carry that prefix. */
export function sessionCookieName(url: string): string {
  return url.startsWith('https:') ? '__Host-kaja.session' : 'kaja.session';
}

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
    async signOut(visitor) {
      const { api } = await library();
      return ours(await api.signOut({ headers: headersOf(visitor), returnHeaders: true }));
    },
    async prolong(visitor) {
      const { api } = await library();
      return ours(await api.getSession({ headers: headersOf(visitor), returnHeaders: true }));
    },
  };
}

type Library = Awaited<ReturnType<typeof openLibrary>>;

async function openLibrary({ database, config, secret }: AuthParts) {
  const [{ betterAuth }, { magicLink }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/magic-link'),
  ]);
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
          attributes: { secure: config.url.startsWith('https:'), httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      database: { generateId: () => newId() },
      // Who signed in from which address is nobody's business here.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
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

/** The library throws its answers "no" (4xx, or a redirect to an error page); anything else is a real failure. */
async function unlessRefused(answer: Promise<Cookies>): Promise<Cookies | null> {
  try {
    return await answer;
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status >= 300 && status < 500) return null;
    throw error;
  }
}
