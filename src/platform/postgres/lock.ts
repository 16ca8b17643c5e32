import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A lock that the kernel keeps: a listening socket in Linux's abstract namespace (unix(7)). It has no file, so it
 * cannot be left behind: it ends with its process, by whatever signal. Returns null when another process holds it.
 * @param name at most 100 bytes; the same for all who must exclude each other.
 * @param answer sent to whoever connects, see `askHolder` in the supervision.
 */
export function tryLock(name: string, answer: () => string = () => ''): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(answer());
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen({ path: `\0${name}` }, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Does a piece of work while holding the lock; `onWait` is called once when another process has to be waited for. */
export async function withLock<Result>(name: string, work: () => Promise<Result>, onWait = () => {}): Promise<Result> {
  let held = await tryLock(name);
  if (held === null) onWait();
  while (held === null) {
    await pause(50);
    held = await tryLock(name);
  }
  const server = held;
  try {
    return await work();
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}
