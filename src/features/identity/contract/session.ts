import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { Day, LanguageChoice, PersonName, RoleChoice } from './values.ts';

export const SessionOrganisation = z.object({
  slug: z.string(),
  name: z.string(),
  language: LanguageChoice,
  role: RoleChoice,
  demo: z.boolean(),
  until: Day.nullable(),
  permissions: z.array(z.string()),
  /** It asks for two proofs, and this session has seen one: nothing of it opens before. */
  secondFactorNeeded: z.boolean(),
});

export const SessionAnswer = z.object({
  user: z
    .object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      language: LanguageChoice,
      hasPassword: z.boolean(),
    })
    .nullable(),
  organisations: z.array(SessionOrganisation),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const readSession = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  access: 'public',
  summary: 'Who is signed in, their organisations and what they may do in each',
  reply: SessionAnswer,
});

export const ProfileChange = z.object({ name: PersonName.optional(), language: LanguageChoice.optional() }).strict();

export const changeProfile = endpoint({
  method: 'PATCH',
  path: '/api/v1/session',
  access: 'signed-in',
  summary: 'Change one’s own name and language',
  body: ProfileChange,
  reply: SessionAnswer,
});

export const PasswordChange = z
  .object({ current: z.string().max(200).optional(), password: z.string().min(10).max(200) })
  .strict();

export const setPassword = endpoint({
  method: 'POST',
  path: '/api/v1/session/password',
  access: 'signed-in',
  summary: 'Set a password, or change it and sign out everywhere else',
  body: PasswordChange,
  errors: ['password_wrong', 'too_many_tries'],
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  access: 'signed-in',
  summary: 'Sign out',
});
