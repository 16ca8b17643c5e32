import { createHash } from 'node:crypto';
import { derivedKey } from '#platform/config/secret.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import { browserCookie } from '../../rules/cookies.ts';
import { keepWaiting } from '../waiting.ts';
import { readKeys } from './keys.ts';
import { type Journey, journey, providerOf } from './provider.ts';

type Parts = Pick<Services, 'clock' | 'config' | 'database' | 'log' | 'secret'>;

export const providerCookie = 'kaja.provider';

/**
 * Begins a journey to the provider: authorization code with PKCE, state and nonce (OpenID Connect Core §3.1.2.1, RFC 7636,
 * RFC 9700 §2.1). Its keys are asked for first, so that whoever cannot be reached is not sent to.
 * @throws Refusal `provider_unconfigured`, `provider_absent`
 */
export async function beginProvider(
  services: Parts,
  begun: Pick<Journey, 'purpose' | 'userId' | 'next'>,
): Promise<{ address: string; cookie: string }> {
  const provider = providerOf(services.config);
  if (!provider) throw new Refusal('provider_unconfigured');
  await readKeys(services, provider);
  const random = (purpose: string) => derivedKey(services.secret, `provider ${purpose} ${newId()}`);
  const values = { ...begun, state: random('state'), nonce: random('nonce'), verifier: random('verifier') };
  const token = await services.database.inInstallation((tx) => keepWaiting(services, tx, journey, values));
  const address = new URL(provider.authorizationUrl);
  const asked = {
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: provider.callback,
    scope: provider.scope,
    state: values.state,
    nonce: values.nonce,
    code_challenge: createHash('sha256').update(values.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  const cookie = browserCookie(services.config.url, providerCookie, token, journey.minutes);
  return { address: address.toString(), cookie };
}
