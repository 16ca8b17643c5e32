import { mkdirSync, statSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import { tryLock } from '#platform/postgres/lock.ts';
import { StartRefusal } from './say.ts';

/**
 * Makes this process the one that serves a data folder, until it ends, however it ends. Who comes second is told where
 * the first answers. Throws StartRefusal.
 * @param url the address to tell; empty while it is not served yet.
 */
export async function becomeInstance(dataFolder: string, url: () => string): Promise<Server> {
  const name = lockName(dataFolder);
  const lock = await tryLock(name, url);
  if (lock) return lock;
  const served = await askHolder(name);
  throw served ? new StartRefusal('already_running', { url: served }) : new StartRefusal('already_starting');
}

// By device and inode: the same folder is the same folder through links, mounts and after it was moved.
function lockName(dataFolder: string): string {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    const { dev, ino } = statSync(dataFolder);
    return `kaja-serve-${dev}-${ino}`;
  } catch (error) {
    throw new StartRefusal('folder_not_writable', { folder: dataFolder }, error);
  }
}

function askHolder(name: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ path: `\0${name}` });
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}
