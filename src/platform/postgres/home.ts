import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresProblem } from './problem.ts';

/** Below it lie the databases of root's data folders, one folder for each. */
export const systemFolder = '/var/lib/kaja';

/**
 * Whether a folder holds a PostgreSQL database that was made to the end.
 * @param home the folder that holds `pg`
 */
export function hasDatabase(home: string): boolean {
  return existsSync(join(home, 'pg', 'PG_VERSION'));
}

/** What a Kaja leaves in its data folder once it has had a database. */
const signs = ['secret.key', 'demo-was-loaded', 'files'];

/**
 * Refuses a data folder that has been in use and has no database any more, because it was copied without it: Kaja would
 * begin empty, and whoever looks would believe that everything is lost. Throws PostgresProblem.
 * @param folder the data folder of an ordinary user, whose database lies in it
 */
export function refuseLostDatabase(folder: string): void {
  if (hasDatabase(join(folder, 'postgres'))) return;
  const noted = notedHome(folder);
  if (noted !== null) throw new PostgresProblem('database_of_root', { folder, home: noted });
  if (wasUsed(folder)) throw new PostgresProblem('database_missing', { folder });
}

/**
 * The home of root's database for a data folder. Its name stands in the data folder (`postgres/home`), and the folder's
 * name stands in the home (`folder`), so that one knows:
 * - a folder that was moved: the home's record names a place that does not claim it, so the record is brought up to date;
 * - a copy beside its original: the original still claims the home, so the copy is refused;
 * - a folder whose home was not copied along, or whose note is lost: refused, unless exactly one home is recorded for it;
 * - a new folder: a new home, also where an earlier folder of this name has left one.
 * Throws PostgresProblem before anything is changed.
 * @param name a short name for the folder, the same each time
 */
export function systemHome(folder: string, name: string, parent = systemFolder): string {
  const noted = notedHome(folder);
  const home = noted === null ? unnotedHome(folder, name, parent) : checkedHome(folder, noted, join(parent, name));
  mkdirSync(home, { recursive: true });
  chmodSync(parent, 0o755); // whatever the umask was: the server's user has to pass
  writeFileSync(join(home, 'folder'), `${folder}\n`);
  if (noted !== home) writeFileSync(noteOf(folder), `${home}\n`);
  return home;
}

function checkedHome(folder: string, home: string, ownHome: string): string {
  // Without a sign of use it is a first start that was broken off before the database was made.
  const isThere = existsSync(home) && (hasDatabase(home) || !wasUsed(folder));
  if (!isThere) throw new PostgresProblem('database_gone', { folder, home });
  const owner = recordOf(home);
  if (owner === null || owner === folder || !claims(owner, home)) return home;
  const other = firstOf(ownHome, (place) => !existsSync(place));
  throw new PostgresProblem('database_of_another', { folder, home, owner, other, note: noteOf(folder) });
}

function unnotedHome(folder: string, name: string, parent: string): string {
  if (!wasUsed(folder)) return freeHome(folder, join(parent, name));
  const left = existsSync(parent) ? readdirSync(parent).map((each) => join(parent, each)) : [];
  const recorded = left.filter((home) => hasDatabase(home) && recordOf(home) === folder);
  if (recorded.length === 0) throw new PostgresProblem('database_missing', { folder });
  const [only] = recorded;
  if (only !== undefined && recorded.length === 1) return only;
  throw new PostgresProblem('database_unclear', { folder, homes: recorded.join(', '), note: noteOf(folder) });
}

/** One that was begun for this folder and not finished is as good as none. */
function freeHome(folder: string, wanted: string): string {
  return firstOf(wanted, (home) => !hasDatabase(home) && (recordOf(home) ?? folder) === folder);
}

function firstOf(wanted: string, fits: (home: string) => boolean): string {
  let home = wanted;
  for (let number = 2; !fits(home); number += 1) home = `${wanted}-${number}`;
  return home;
}

/** Whether the folder that a home was recorded for still holds on to it; one that lost its note may. */
function claims(owner: string, home: string): boolean {
  const noted = notedHome(owner);
  return noted === home || (noted === null && wasUsed(owner));
}

function wasUsed(folder: string): boolean {
  return signs.some((sign) => existsSync(join(folder, sign)));
}

function noteOf(folder: string): string {
  return join(folder, 'postgres', 'home');
}

function notedHome(folder: string): string | null {
  return read(noteOf(folder));
}

function recordOf(home: string): string | null {
  return read(join(home, 'folder'));
}

// An empty file is one that another process is just writing.
function read(file: string): string | null {
  return (existsSync(file) && readFileSync(file, 'utf8').trim()) || null;
}
