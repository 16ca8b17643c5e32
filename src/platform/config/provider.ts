import { z } from 'zod';

/** The variables of an outside sign-in by OpenID Connect, with their meaning. */
export const providerVariables = [
  {
    name: 'OIDC_ISSUER',
    default: 'none',
    meaning: 'Outside sign-in (OpenID Connect): the issuer as it names itself in its tokens.',
  },
  {
    name: 'OIDC_CLIENT_ID',
    default: 'none',
    meaning:
      'The name that the provider gave to this Kaja; the return address to tell it is `KAJA_URL/auth/provider/callback`.',
  },
  { name: 'OIDC_CLIENT_SECRET', default: 'none', meaning: 'The secret that belongs to it.' },
  { name: 'OIDC_AUTHORIZATION_URL', default: 'none', meaning: 'Where the browser is sent to sign in.' },
  { name: 'OIDC_TOKEN_URL', default: 'none', meaning: 'Where Kaja turns the answer into tokens.' },
  { name: 'OIDC_JWKS_URL', default: 'none', meaning: 'Where the keys lie that the tokens are signed with.' },
  {
    name: 'OIDC_USERINFO_URL',
    default: 'none',
    meaning: 'Where the e-mail address is asked for when the token has none.',
  },
  { name: 'OIDC_NAME', default: 'OpenID', meaning: 'What the button on the sign-in page calls it.' },
  { name: 'OIDC_SCOPE', default: 'openid email profile', meaning: 'What is asked of the provider.' },
  {
    name: 'OIDC_TWO_FACTORS',
    default: 'no',
    meaning: '`yes` when it always proves two things itself, as national login does: then no code is asked.',
  },
] as const;

/** Every end point is named: nothing is asked of the provider when Kaja starts, so it may be away then. */
export interface ProviderConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  authorizationUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  userinfoUrl: string | null;
  name: string;
  scope: string;
  countsAsTwo: boolean;
}

const onThisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Codes and secrets travel there: without TLS only on this machine, to try it out. */
const endPoint = z.url({ protocol: /^https?$/ }).refine((address) => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || onThisMachine.has(hostname);
});

export const ProviderEnvironment = {
  OIDC_ISSUER: endPoint.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_AUTHORIZATION_URL: endPoint.optional(),
  OIDC_TOKEN_URL: endPoint.optional(),
  OIDC_JWKS_URL: endPoint.optional(),
  OIDC_USERINFO_URL: endPoint.optional(),
  OIDC_NAME: z.string().max(40).optional(),
  OIDC_SCOPE: z
    .string()
    .regex(/^(?:\S+ )*openid(?: \S+)*$/)
    .optional(),
  OIDC_TWO_FACTORS: z.enum(['yes', 'no']).optional(),
};
const Read = z.object(ProviderEnvironment);
type Variable = keyof typeof ProviderEnvironment;

const needed = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_AUTHORIZATION_URL',
  'OIDC_TOKEN_URL',
  'OIDC_JWKS_URL',
] as const satisfies readonly Variable[];

/** The variables that are missing although another of them is there: half a provider signs nobody in. */
export function missingForProvider(environment: Readonly<Record<string, unknown>>): Variable[] {
  const begun = Object.keys(ProviderEnvironment).some((name) => environment[name] !== undefined);
  return begun ? needed.filter((name) => environment[name] === undefined) : [];
}

/** Null when no outside sign-in is configured. The variables were checked by `missingForProvider`. */
export function providerOf(values: z.infer<typeof Read>): ProviderConfig | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = values;
  const { OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL, OIDC_JWKS_URL } = values;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  if (!OIDC_AUTHORIZATION_URL || !OIDC_TOKEN_URL || !OIDC_JWKS_URL) return null;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorizationUrl: OIDC_AUTHORIZATION_URL,
    tokenUrl: OIDC_TOKEN_URL,
    jwksUrl: OIDC_JWKS_URL,
    userinfoUrl: values.OIDC_USERINFO_URL ?? null,
    name: values.OIDC_NAME ?? 'OpenID',
    scope: values.OIDC_SCOPE ?? 'openid email profile',
    countsAsTwo: values.OIDC_TWO_FACTORS === 'yes',
  };
}
