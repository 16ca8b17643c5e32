import { existsSync } from 'node:fs';
import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * The workspace, a built single-page application: its assets (named by their content, so kept for ever, sent compressed
 * as built) and, for every other address below the prefix, its one page.
 */
export async function serveWorkspace(
  server: FastifyInstance,
  options: { prefix: string; folder: string },
): Promise<void> {
  const { prefix, folder } = options;
  await server.register(staticFiles, {
    root: folder,
    prefix: `${prefix}/`,
    serve: false,
    preCompressed: true,
    index: false,
  });
  server.get(`${prefix}/*`, (request, reply) => {
    const asked = (request.params as { '*': string })['*'];
    const isAsset = asked !== '' && asked !== 'index.html' && isFileBelow(folder, asked);
    if (isAsset) return reply.sendFile(asked, folder, { immutable: true, maxAge: 31_536_000_000 });
    // A missing asset must not be answered with a page: a script tag would run HTML.
    if (asked.startsWith('assets/')) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html', folder, { cacheControl: false });
  });
  server.get(prefix, (_request, reply) => reply.redirect(`${prefix}/`, 308));
}

function isFileBelow(folder: string, asked: string): boolean {
  const target = path.resolve(folder, asked);
  return target.startsWith(`${folder}${path.sep}`) && path.extname(target) !== '' && existsSync(target);
}
