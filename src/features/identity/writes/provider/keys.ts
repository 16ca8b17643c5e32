import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { Refusal } from '#platform/errors/refusal.ts';
import { askConfigured } from '#platform/http/configured-request.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Provider } from './provider.ts';

/** Longer, and a person would think that nothing happens. */
export const providerTimeoutMs = 5000;

/**
 * The provider's present keys. Asked anew for each sign-in: they are few, keys that were changed are right at once, and
 * whether the provider can be reached is known before anybody is sent there.
 * @throws Refusal `provider_absent`
 */
export async function readKeys({ log }: Pick<Services, 'log'>, provider: Provider) {
  try {
    const { status, body } = await askConfigured(provider.jwksUrl, { timeoutMs: providerTimeoutMs });
    if (status !== 200) throw new Error(`the keys were answered with ${status}`);
    return createLocalJWKSet(body as unknown as JSONWebKeySet);
  } catch (error) {
    throw absent(log, provider, error);
  }
}

/** Said in the log, whose reader can do something about it; the person hears that the other ways work. */
export function absent(log: Services['log'], provider: Provider, error: unknown): Refusal {
  log.warn({ err: error, issuer: provider.issuer }, 'The outside sign-in does not answer');
  return new Refusal('provider_absent', { params: { provider: provider.name }, cause: error });
}
