import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { tryLock } from '#platform/postgres/lock.ts';
import { isAlive, processIdentity } from '#platform/postgres/processes.ts';
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

const Serving = z.object({
  url: z.url({ protocol: /^https?$/ }),
  process: z.object({ pid: z.number().int(), startedAt: z.string() }),
});
const servingFile = (dataFolder: string) => join(dataFolder, 'serving.json');

/**
 * Writes down where this process serves the folder, for commands beside it that print links. They do not ask the lock:
 * any user of the machine could hold one of its name and so get a sign-in link sent to an address of theirs.
 */
export function rememberAddress(dataFolder: string, url: string): void {
  const file = servingFile(dataFolder);
  writeFileSync(`${file}.new`, JSON.stringify({ url, process: processIdentity(process.pid) }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Call only as the instance that serves the folder. */
export function forgetAddress(dataFolder: string): void {
  rmSync(servingFile(dataFolder), { force: true });
}

/** Where the folder is being served; null when it is not, whatever a killed server left behind. */
export function servedAddress(dataFolder: string): string | null {
  try {
    const serving = Serving.parse(JSON.parse(readFileSync(servingFile(dataFolder), 'utf8')));
    return isAlive(serving.process) ? serving.url : null;
  } catch {
    return null;
  }
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
