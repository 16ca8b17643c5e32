import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The project's folder, from wherever this code runs: src/main/serve, or bundled into dist or one of its chunks.
 */
export function projectFolder(from = import.meta.dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'package-lock.json')) || !existsSync(join(folder, 'bin', 'kaja'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`no Kaja project above ${from}`);
    folder = above;
  }
  return folder;
}
