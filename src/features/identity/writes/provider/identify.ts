import { jwtVerify } from 'jose';
import { z } from 'zod';
import { Refusal } from '#platform/errors/refusal.ts';
import { askConfigured } from '#platform/http/configured-request.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { absent, providerTimeoutMs, readKeys } from './keys.ts';
import type { Journey, Provider } from './provider.ts';

/** Who came back from the provider. An address that the provider has not verified is none. */
export interface Identified {
  subject: string;
  email: string | null;
  name: string | null;
}

const Tokens = z.object({ id_token: z.string(), access_token: z.string().optional() });
const Claims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string().optional(),
  azp: z.string().optional(),
  email: z.string().optional(),
  // Some providers write it as a text.
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
  name: z.string().optional(),
});

/** Signed with a key pair: `none` and keys that we share with the provider are not among them (RFC 8725 §3.1). */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/**
 * Turns the code into who it stands for (OpenID Connect Core §3.1.3): tokens over our own connection, the ID token's
 * signature, issuer, audience, times and nonce verified, claims of userinfo only for the same subject.
 * @throws Refusal `provider_absent` when it does not answer, `provider_refused` when its answer does not hold
 */
export async function identify(
  services: Pick<Services, 'clock' | 'log'>,
  provider: Provider,
  journey: Journey,
  code: string,
): Promise<Identified> {
  const tokens = await redeem(services, provider, journey, code);
  const keys = await readKeys(services, provider);
  const claims = await verify(services, provider, journey, tokens.id_token, keys);
  const more =
    claims.email === undefined ? await askUserinfo(services, provider, tokens.access_token, claims.sub) : null;
  const { email, email_verified } = more ?? claims;
  const verified = email_verified === true || email_verified === 'true';
  return { subject: claims.sub, email: verified && email ? email : null, name: claims.name ?? more?.name ?? null };
}

async function redeem(services: Pick<Services, 'log'>, provider: Provider, journey: Journey, code: string) {
  const { clientId, clientSecret } = provider;
  // RFC 6749 §2.3.1: each is encoded as in a form before the two are joined.
  const encoded = (value: string) => new URLSearchParams({ v: value }).toString().slice(2);
  const basic = Buffer.from(`${encoded(clientId)}:${encoded(clientSecret)}`).toString('base64');
  const answer = await askConfigured(provider.tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: provider.callback,
      code_verifier: journey.verifier,
    },
    timeoutMs: providerTimeoutMs,
  }).catch((error: unknown) => {
    throw absent(services.log, provider, error);
  });
  const tokens = Tokens.safeParse(answer.body);
  if (answer.status !== 200 || !tokens.success) {
    const { error, error_description } = answer.body;
    throw refused(services, provider, { status: answer.status, error, error_description });
  }
  return tokens.data;
}

async function verify(
  services: Pick<Services, 'clock' | 'log'>,
  provider: Provider,
  journey: Journey,
  idToken: string,
  keys: Awaited<ReturnType<typeof readKeys>>,
) {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms,
      requiredClaims: ['sub', 'iat', 'exp', 'nonce'],
      clockTolerance: 60,
      maxTokenAge: '10 minutes',
      currentDate: services.clock.now(),
    });
    const claims = Claims.parse(payload);
    if (claims.nonce !== journey.nonce) throw new Error('the nonce is of another sign-in');
    if (claims.azp !== undefined && claims.azp !== provider.clientId) throw new Error('made for another client');
    return claims;
  } catch (error) {
    throw refused(services, provider, error);
  }
}

async function askUserinfo(
  services: Pick<Services, 'log'>,
  provider: Provider,
  accessToken: string | undefined,
  subject: string,
) {
  if (!provider.userinfoUrl || !accessToken) return null;
  const answer = await askConfigured(provider.userinfoUrl, {
    headers: { authorization: `Bearer ${accessToken}` },
    timeoutMs: providerTimeoutMs,
  }).catch((error: unknown) => {
    throw absent(services.log, provider, error);
  });
  const claims = Claims.safeParse(answer.body);
  // §5.3.2: another subject's claims must not be used.
  if (answer.status !== 200 || !claims.success || claims.data.sub !== subject) {
    throw refused(services, provider, { status: answer.status, userinfo: 'of another subject, or unreadable' });
  }
  return claims.data;
}

function refused({ log }: Pick<Services, 'log'>, provider: Provider, cause: unknown): Refusal {
  log.warn({ err: cause, issuer: provider.issuer }, 'The outside sign-in gave an answer that does not hold');
  return new Refusal('provider_refused', { params: { provider: provider.name } });
}
