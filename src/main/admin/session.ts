import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const Session = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), language: z.string() }),
  organisations: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      role: z.string(),
      permissions: z.array(z.string()),
      demo: z.boolean(),
    }),
  ),
});

/** Who is signed in and where; served by the room of identity. */
export const readSession = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  access: 'signed-in',
  summary: 'Who is signed in, in which organisations, with which rights',
  reply: Session,
});

/** Where the browser tells the server that a person leaves. */
export const signOutAddress = '/auth/sign-out';
