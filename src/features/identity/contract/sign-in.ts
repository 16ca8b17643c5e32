import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { oneLine } from '#platform/http/one-line.ts';

export const PasskeyName = oneLine(60);

export const Passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Kept by the person's account at a maker, and so on several devices. */
  synced: z.boolean(),
  createdAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Passkey = z.infer<typeof Passkey>;

/** What was proven first. */
export const SignInMethod = z.enum(['link', 'password', 'passkey', 'provider']);
export type SignInMethod = z.infer<typeof SignInMethod>;

export const SignInSession = z.object({
  id: z.uuid(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  since: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  method: SignInMethod.nullable(),
  /** Whether two things were proven. */
  strong: z.boolean(),
  current: z.boolean(),
});
export type SignInSession = z.infer<typeof SignInSession>;

export const SignInDescription = z.object({
  passkeys: z.array(Passkey),
  secondFactor: z.object({
    on: z.boolean(),
    since: z.iso.datetime().nullable(),
    recoveryCodesLeft: z.number().int(),
  }),
  /** The outside sign-in of this installation, if it has one. */
  provider: z.object({ name: z.string(), linked: z.boolean() }).nullable(),
  sessions: z.array(SignInSession),
});
export type SignInDescription = z.infer<typeof SignInDescription>;

const own = '/api/v1/session';

export const describeSignIn = endpoint({
  method: 'GET',
  path: `${own}/sign-in`,
  access: 'signed-in',
  summary: 'How one signs in: passkeys, second factor, outside sign-in, and where one is signed in',
  reply: SignInDescription,
});

/** A challenge as browsers take it (WebAuthn §5.4 in JSON). */
const Challenge = z.looseObject({ challenge: z.string() });

export const beginPasskey = endpoint({
  method: 'POST',
  path: `${own}/passkeys/challenge`,
  access: 'signed-in',
  summary: 'What a browser needs to make a passkey; good for five minutes, in this browser',
  reply: Challenge,
  errors: ['sign_in_again'],
});

/** What the browser made, `PublicKeyCredential.toJSON()`; what is inside is checked by its signature. */
export const PasskeyResponse = z.looseObject({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(20_000) }),
  clientExtensionResults: z.looseObject({}).default({}),
});

export const addPasskey = endpoint({
  method: 'POST',
  path: `${own}/passkeys`,
  access: 'signed-in',
  summary: 'Add the passkey that the browser made',
  body: z.object({ name: PasskeyName, response: PasskeyResponse }).strict(),
  reply: Passkey,
  errors: ['passkey_unusable', 'sign_in_again'],
});

const OnePasskey = z.object({ passkey: z.uuid() });

export const renamePasskey = endpoint({
  method: 'PATCH',
  path: `${own}/passkeys/:passkey`,
  access: 'signed-in',
  summary: 'Give a passkey another name',
  params: OnePasskey,
  body: z.object({ name: PasskeyName }).strict(),
  reply: Passkey,
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: `${own}/passkeys/:passkey`,
  access: 'signed-in',
  summary: 'Remove a passkey: it signs in no more; can be undone for ten minutes',
  params: OnePasskey,
  reply: z.object({ undo: z.string() }),
});

export const restorePasskey = endpoint({
  method: 'POST',
  path: `${own}/passkeys/restored`,
  access: 'signed-in',
  summary: 'Undo the removal of a passkey',
  body: z.object({ undo: z.string().max(100) }).strict(),
  reply: Passkey,
});

export const endSession = endpoint({
  method: 'DELETE',
  path: `${own}/elsewhere/:session`,
  access: 'signed-in',
  summary: 'Sign out one of one’s other browsers, at once',
  params: z.object({ session: z.uuid() }),
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: `${own}/elsewhere`,
  access: 'signed-in',
  summary: 'Sign out everywhere but here, at once',
});

export const beginProviderLink = endpoint({
  method: 'POST',
  path: `${own}/provider`,
  access: 'signed-in',
  summary: 'Where to send the browser to link the outside sign-in; good for ten minutes, in this browser',
  /** Where in the workspace to go on afterwards. */
  body: z.object({ next: z.string().max(300).optional() }).strict(),
  reply: z.object({ address: z.string() }),
  errors: ['provider_unconfigured', 'provider_absent', 'sign_in_again'],
});

export const unlinkProvider = endpoint({
  method: 'DELETE',
  path: `${own}/provider`,
  access: 'signed-in',
  summary: 'Unlink the outside sign-in; the e-mail link stays a way in',
  errors: ['provider_unconfigured'],
});
