import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface RunningProvider {
  issuer: string;
  environment: Record<string, string>;
  /** Nobody answers there any more; `start` brings it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Claims by the name that somebody signs in with at the provider. */
export type People = Readonly<Record<string, { email: string; email_verified: boolean; name: string }>>;

/** `oidc-provider` on a port of its own, with its own sign-in pages and one client: the Kaja at `address`. */
export async function startProvider(address: string, people: People): Promise<RunningProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'kaja',
        client_secret: 'saladus: 100% & rohkem',
        redirect_uris: [`${address}/auth/provider/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    cookies: { keys: ['only for this test'] },
  });
  let server: Server | null = null;
  const start = async () => {
    server = createServer(provider.callback()).listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await start();
  return {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'kaja',
      OIDC_CLIENT_SECRET: 'saladus: 100% & rohkem',
      OIDC_AUTHORIZATION_URL: `${issuer}/auth`,
      OIDC_TOKEN_URL: `${issuer}/token`,
      OIDC_USERINFO_URL: `${issuer}/me`,
      OIDC_JWKS_URL: `${issuer}/jwks`,
      OIDC_NAME: 'Riigi sisselogimine',
    },
    start,
    async stop() {
      server?.close();
      server?.closeAllConnections();
      if (server) await once(server, 'close');
      server = null;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
