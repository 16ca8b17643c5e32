import type { FastifyInstance } from 'fastify';
import { assertSameOrigin } from './origin.ts';
import type { Page } from './page.ts';
import type { ServerParts } from './server-parts.ts';
import { assertWellFormed } from './well-formed.ts';

/** Puts a server-rendered page on the server. */
export function addPage(server: FastifyInstance, page: Page, parts: ServerParts): void {
  server.route({
    method: page.method,
    url: page.path,
    ...(page.perMinute ? { config: { rateLimit: { max: page.perMinute, timeWindow: '1 minute' } } } : {}),
    handler: async (request, reply) => {
      assertSameOrigin(request, parts.services.config.url);
      const session = await parts.gate.session(request.headers.cookie);
      if (session) request.language = session.language;
      const params = request.params as Record<string, string>;
      const query = request.query as Record<string, string>;
      const form =
        page.method === 'POST' && typeof request.body === 'object' ? (request.body as Record<string, string>) : {};
      for (const given of [params, query, form]) assertWellFormed(given);
      const answer = await page.handle({
        params,
        query,
        form: form ?? {},
        session,
        language: request.language,
        request,
        reply,
      });
      if ('sent' in answer) return reply;
      if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(answer.html);
    },
  });
}
