import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One folder for whatever a run of the tests puts on the machine: its PostgreSQL, and below `tmp`, as TMPDIR for all
 * processes of the run, the folders of the tests and of the browser. Databases that Kaja, started by a test as root,
 * made below /var/lib/kaja belong to it too. All of it goes with the run, also with one that is killed.
 */
export function openRunFolder(): { path: string; remove(): void } {
  // Directly in /tmp: short enough for a socket, and the server's user can enter it.
  const path = realpathSync(mkdtempSync('/tmp/kaja-test-'));
  const temporary = join(path, 'tmp');
  mkdirSync(temporary);
  // As /tmp itself: some tests run programs as another user.
  chmodSync(temporary, 0o1777);
  process.env.TMPDIR = temporary;
  const script = join(import.meta.dirname, 'remove-run.sh');
  spawn('sh', [script, path, String(process.pid)], { detached: true, stdio: 'ignore', cwd: '/' }).unref();
  return {
    path,
    remove: () => {
      const { status, stderr } = spawnSync('sh', [script, path], { cwd: '/', encoding: 'utf8' });
      if (status !== 0) throw new Error(`The folder of the test run could not be removed: ${stderr}`);
    },
  };
}
