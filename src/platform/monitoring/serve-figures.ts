import type { FastifyInstance } from 'fastify';
import type { Services } from '../runtime/runtime.ts';
import { openFigures } from './figures.ts';
import { mayLook } from './who-may-look.ts';

/**
 * `GET /metrics` in Prometheus' text format, and the measuring of requests. To whoever may not look there is no such
 * address. Register it before any route: only those that come later are measured.
 */
export async function serveFigures(server: FastifyInstance, services: Services, version: string): Promise<void> {
  const { config } = services;
  const figures = await openFigures(services, version);
  const behindProxy = config.trustProxy.length > 0 || isPublic(config.url, config.urlIsGiven);
  server.addHook('onResponse', async (request, reply) => {
    // The pattern and not the address: an address holds ids, and each would be a figure of its own.
    const route = request.routeOptions.url ?? 'none';
    figures.request({ method: request.method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
  server.addHook('onClose', async () => figures.close());
  server.get('/metrics', async (request, reply) => {
    const { headers, socket } = request;
    const looking = { socketAddress: socket.remoteAddress, headers, token: config.metricsToken, behindProxy };
    if (!mayLook(looking)) return reply.callNotFound();
    return reply
      .type(figures.mediaType)
      .header('cache-control', 'no-store')
      .send(await figures.text());
  });
}

/** With a public address there is a proxy or tunnel before us, whether it was named or not. */
function isPublic(url: string, isGiven: boolean): boolean {
  return isGiven && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
