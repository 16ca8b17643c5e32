import { createServer } from 'node:net';
import { StartRefusal } from './say.ts';

/**
 * Makes sure, before a database is started for nothing, that the port can be opened.
 * Throws StartRefusal with the way to choose another.
 */
export async function checkPort(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  }).catch((error: NodeJS.ErrnoException) => {
    throw refusalFor(error, host, port) ?? error;
  });
}

/** The sentence for what listening answered; null when it is none of the known cases. */
export function refusalFor(error: NodeJS.ErrnoException, host: string, port: number): StartRefusal | null {
  if (error.code === 'EADDRINUSE')
    return new StartRefusal('port_taken', { port, other: port < 65_535 ? port + 1 : 3001 }, error);
  if (error.code === 'EACCES') return new StartRefusal('port_forbidden', { port }, error);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartRefusal('host_unknown', { host }, error);
  return null;
}
