import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hasDatabase, refuseLostDatabase, systemFolder, systemHome } from './home.ts';
import { PostgresProblem } from './problem.ts';
import { type SystemUser, systemUser } from './system-user.ts';

/** Where the server of one data folder lives, and as whom it runs. */
export interface Place {
  /** Ours: password, log, claims; holds the rest. */
  home: string;
  /** PostgreSQL's own data folder. */
  data: string;
  socketFolder: string;
  /** Where the programs are copied to, one folder per version. */
  programs: string;
  /** Whom the server belongs to; null when that is who we are. */
  user: SystemUser | null;
}

// sun_path holds 108 bytes with its closing zero (unix(7)).
const longestSocketPath = 107;

/**
 * Decides where the server lives. An ordinary user's lies below the data folder; root's below /var/lib/kaja, as a user
 * of its own, because PostgreSQL refuses to run as root and cannot enter a folder that only root may enter.
 */
export function choosePlace(dataFolder: string, homeFolder?: string): Place {
  const isRoot = process.getuid?.() === 0;
  try {
    mkdirSync(join(dataFolder, 'postgres'), { recursive: true, mode: 0o700 });
    const folder = realpathSync(dataFolder);
    const inside = homeFolder ?? join(folder, 'postgres');
    if (!isRoot) {
      if (!homeFolder) refuseLostDatabase(folder);
      return prepared({ ...below(inside), programs: join(folder, 'postgres', 'programs'), user: null });
    }
    if (homeFolder) return prepared({ ...below(inside), programs: systemFolder, user: systemUser() });
    if (hasDatabase(inside)) return prepared({ ...below(inside), user: ownerOf(join(inside, 'pg'), folder) });
    const home = systemHome(folder, hash(folder));
    return prepared({ ...below(home), programs: systemFolder, user: ownedBy(systemUser(), join(home, 'pg')) });
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
    throw new PostgresProblem('folder_not_writable', { folder: path ?? dataFolder }, error);
  }
}

function below(home: string): Omit<Place, 'user'> {
  return { home, data: join(home, 'pg'), socketFolder: socketFolderOf(home), programs: join(home, 'programs') };
}

function socketFolderOf(home: string): string {
  const near = join(home, 'socket');
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPath) return near;
  return join('/tmp', `kaja-${process.getuid?.() ?? 0}-${hash(home)}`);
}

// Root over data that an ordinary user made: the server goes on as that user.
function ownerOf(data: string, folder: string): SystemUser {
  const { uid, gid } = statSync(data);
  if (uid === 0) throw new PostgresProblem('database_owned_by_root', { folder });
  return { uid, gid };
}

// What was copied from another machine, or without its owners, belongs to somebody else than the server's user here.
function ownedBy(user: SystemUser, data: string): SystemUser {
  if (!existsSync(data) || statSync(data).uid === user.uid) return user;
  for (const path of readdirSync(data, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(data, path), user.uid, user.gid);
  chmodSync(data, 0o700);
  chownSync(data, user.uid, user.gid);
  return user;
}

function prepared(place: Place): Place {
  mkdirSync(place.home, { recursive: true });
  // The server's user passes through and cannot look around.
  if (place.home !== dirname(place.data)) throw new Error('the data must lie in its home');
  chmodSync(place.home, place.user ? 0o711 : 0o700);
  mkdirSync(place.socketFolder, { recursive: true, mode: 0o700 });
  const { uid, gid } = place.user ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const found = lstatSync(place.socketFolder);
  // In /tmp somebody else could have put a folder or a link of this name.
  const isOurs = found.isDirectory() && (found.uid === uid || found.uid === process.getuid?.());
  if (!isOurs) throw new PostgresProblem('folder_not_writable', { folder: place.socketFolder });
  chownSync(place.socketFolder, uid, gid);
  chmodSync(place.socketFolder, 0o700);
  rmSync(join(place.home, 'password.new'), { force: true });
  return place;
}

/** A short name for a folder. */
export function hash(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 16);
}
