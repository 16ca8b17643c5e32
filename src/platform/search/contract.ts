import { z } from 'zod';
import { endpoint } from '../http/endpoint.ts';

export const Hit = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  /** Below `/app/<organisation>`. */
  path: z.string(),
});
export type Hit = z.infer<typeof Hit>;

export const search = endpoint({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/search',
  access: 'search.read',
  summary: 'Records whose words fit, the best first',
  params: z.object({ organisation: z.string().min(1).max(63) }),
  query: z.object({ text: z.string().trim().min(1).max(200) }),
  reply: z.object({ hits: z.array(Hit) }),
});
