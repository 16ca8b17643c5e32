import { z } from 'zod';
import type { Config } from '#platform/config/config.ts';
import type { ProviderConfig } from '#platform/config/provider.ts';
import type { Waiting } from '../waiting.ts';

/** The outside sign-in of this installation. Accounts carry its issuer: another issuer's subjects are other people. */
export interface Provider extends ProviderConfig {
  id: string;
  callback: string;
}

export function providerOf({ provider, url }: Pick<Config, 'provider' | 'url'>): Provider | null {
  if (!provider) return null;
  return { ...provider, id: `oidc:${provider.issuer}`, callback: `${url}/auth/provider/callback` };
}

/** What this browser is on its way to, while it is at the provider's. */
const Journey = z.object({
  purpose: z.enum(['sign-in', 'link']),
  userId: z.uuid().nullable(),
  next: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});
export type Journey = z.infer<typeof Journey>;

export const journey: Waiting<Journey> = { kind: 'provider', schema: Journey, minutes: 10 };
