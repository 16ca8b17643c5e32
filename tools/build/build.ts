import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spoken } from '../../src/platform/config/spoken.ts';
import { withLock } from '../../src/platform/postgres/lock.ts';
import { hash } from '../../src/platform/postgres/place.ts';
import { checksumOfSources, filesBelow, readStamp, writeStamp } from './stamp.ts';

// Runs on bare Node, which reads these types away itself: most runs only find that there is nothing to do.
// Words: `server` (dist/kaja.js) and `admin` (dist/admin); both without any.
const root = join(import.meta.dirname, '..', '..');
// What is built is always what is served: without this, JSX is compiled against React's development runtime, which the
// production build of React does not have.
process.env.NODE_ENV = 'production';
const parts = ['server', 'admin'] as const;
type Part = (typeof parts)[number];

const names: Record<Part, { et: string; en: string }> = {
  server: { et: 'ehitan serveri', en: 'building the server' },
  admin: { et: 'ehitan tööala', en: 'building the workspace' },
};

async function buildWhatChanged(part: Part): Promise<void> {
  const beganAt = new Date();
  const sources = checksumOfSources(root);
  const earlier = readStamp(root, part);
  const isWhole = earlier?.files.every((file) => existsSync(join(root, 'dist', file))) ?? false;
  if (earlier && isWhole && earlier.sources === sources) {
    writeStamp(root, part, earlier, beganAt);
    return;
  }
  console.error(`Kaja: ${spoken(names[part], ' / ')}`);
  const folder = join(root, '.kaja', `build-${part}-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  try {
    if (part === 'server') await (await import('./server.ts')).buildServer(root, folder);
    else await (await import('./admin.ts')).buildAdmin(root, folder);
    const files = filesBelow(folder, '.');
    publish(folder, files);
    const keep = new Set([...files, ...(earlier?.files ?? [])]);
    for (const file of earlier?.earlierFiles ?? [])
      if (!keep.has(file)) rmSync(join(root, 'dist', file), { force: true });
    writeStamp(root, part, { sources, files, earlierFiles: earlier?.files ?? [] }, beganAt);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Over what is there, the pages that name the others last: whoever runs or starts meanwhile finds a whole program.
function publish(folder: string, files: string[]): void {
  const isEntry = (file: string) => file === 'kaja.js' || file.endsWith('.html');
  for (const file of [...files].sort((a, b) => Number(isEntry(a)) - Number(isEntry(b)))) {
    mkdirSync(dirname(join(root, 'dist', file)), { recursive: true });
    renameSync(join(folder, file), join(root, 'dist', file));
  }
}

const asked = parts.filter((part) => process.argv.length === 2 || process.argv.includes(part));
await withLock(
  `kaja-build-${hash(root)}`,
  async () => {
    for (const part of asked) await buildWhatChanged(part);
  },
  () =>
    console.error(
      `Kaja: ${spoken({ et: 'ootan, teine käsk ehitab', en: 'waiting for another command that builds' }, ' / ')}`,
    ),
);
