import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { withLock } from '#platform/postgres/lock.ts';
import { hash } from '#platform/postgres/place.ts';

/** What playwright's `chromium.launch` takes. */
export interface TestBrowser {
  executablePath: string;
  args: string[];
  /** In place of the whole environment; absent, the browser gets ours. */
  env?: Record<string, string>;
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/**
 * The browser for tests: the system's, or, where nobody could install one, that of the npm package
 * `@sparticuz/chromium`, unpacked once below `.kaja`. Throws when there is none: browser tests fail, they never skip.
 */
export async function testBrowser(): Promise<TestBrowser> {
  const system = installed.find((path) => existsSync(path));
  // Chromium has no sandbox as root, and the tests open only our own pages.
  if (system) return { executablePath: system, args: ['--no-sandbox'] };
  const project = join(import.meta.dirname, '..', '..', '..');
  const archive = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  if (!existsSync(join(archive, 'bin', 'chromium.br'))) {
    throw new Error('The browser tests need Chromium. Install it (apt-get install chromium), or run npm ci.');
  }
  const { version } = JSON.parse(readFileSync(join(archive, 'package.json'), 'utf8')) as { version: string };
  const folder = join(project, '.kaja', 'chromium', version);
  await withLock(
    `kaja-chromium-${hash(folder)}`,
    async () => existsSync(folder) || unpack(join(archive, 'bin'), folder),
  );
  const executablePath = join(folder, 'chromium');
  return {
    executablePath,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'],
    env: {
      HOME: folder,
      TMPDIR: tmpdir(),
      FONTCONFIG_PATH: folder,
      ...(lacksLibraries(executablePath) ? { LD_LIBRARY_PATH: join(folder, 'lib') } : {}),
    },
  };
}

function unpack(archives: string, folder: string): void {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'chromium'), brotliDecompressSync(readFileSync(join(archives, 'chromium.br'))), {
    mode: 0o755,
  });
  for (const name of ['fonts', 'al2023']) {
    const input = brotliDecompressSync(readFileSync(join(archives, `${name}.tar.br`)));
    const { status, stderr } = spawnSync('tar', ['-xf', '-', '-C', unfinished], { input });
    if (status !== 0) throw new Error(`The browser could not be unpacked: ${stderr}`);
  }
  // The package's own file names folders of another system.
  const fonts = ['/usr/share/fonts', join(folder, 'fonts')].map((path) => `<dir>${path}</dir>`).join('');
  writeFileSync(
    join(unfinished, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig>${fonts}<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  );
  renameSync(unfinished, folder);
}

// A bare machine has none of the libraries that a browser expects; the package carries them for such machines.
function lacksLibraries(program: string): boolean {
  return /not found/.test(spawnSync('ldd', [program], { encoding: 'utf8' }).stdout ?? '');
}
