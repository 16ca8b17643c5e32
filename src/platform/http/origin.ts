import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';

/**
 * The second lock beside the SameSite cookie: a browser names the page that a changing request comes from, and a
 * foreign page is refused. Programs send no Origin and carry no cookie by accident.
 * @throws Refusal `origin_mismatch`
 */
export function assertSameOrigin(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  const from = URL.canParse(origin) ? new URL(origin) : null;
  const same = from !== null && (from.host === host || from.origin === new URL(publicUrl).origin);
  if (!same) throw new Refusal('origin_mismatch');
}
