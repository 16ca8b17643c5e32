import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, median, rounded } from './benchmark.ts';

const rounds = 3;

/** From the call of the command to `/healthz` 200, once installed, built and with its data; then the memory at rest. */
export const benchmark: Benchmark = async (scale, say) => {
  const project = path.join(import.meta.dirname, '..');
  const folder = mkdtempSync('/tmp/kaja-bench-start-');
  const port = await freePort();
  const restSeconds = Math.max(3, Math.round(30 * scale));
  const ready: number[] = [];
  let megabytes = 0;
  try {
    // The first start makes the database and the demo; it is not what is measured.
    await (await started(project, folder, port)).stop();
    for (let round = 1; round <= rounds; round++) {
      const kaja = await started(project, folder, port);
      ready.push(kaja.seconds);
      say(`round ${round}: ready in ${kaja.seconds.toFixed(2)} s`);
      if (round === rounds) {
        await pause(restSeconds * 1000);
        megabytes = memoryOf(kaja.pid, folder);
      }
      await kaja.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    figures: { readySeconds: rounded(median(ready)), idleRssMb: rounded(megabytes, 0) },
    yardstick: { bareNodeSeconds: rounded(await bareNode()) },
    work: { rounds, restSeconds },
  };
};

async function started(project: string, folder: string, port: number) {
  const began = performance.now();
  const child = spawn('sh', [path.join(project, 'bin', 'kaja'), 'start', '--demo'], {
    env: { ...process.env, KAJA_DATA: folder, PORT: String(port), LOG_LEVEL: 'silent', NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = began + 120_000;
  while (!(await healthy(port))) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error('Kaja did not start');
    await pause(20);
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    seconds,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function healthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** Proportional set size of the process, its children, and the PostgreSQL that serves this data folder, in MB. */
function memoryOf(pid: number, folder: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(processes.map((one) => [one, parentOf(one)]));
  const cluster = processes.filter((one) => environmentNames(one, folder));
  const roots = new Set([pid, ...cluster, ...postmastersBelow(processes, pid)]);
  const isOurs = (one: number): boolean =>
    roots.has(one) || (parents.get(one) ?? 0) > 1 ? roots.has(one) || isOurs(parents.get(one) ?? 0) : false;
  return processes.filter(isOurs).reduce((sum, one) => sum + proportionalKilobytes(one), 0) / 1024;
}

function parentOf(pid: number): number {
  const stat = readText(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

function environmentNames(pid: number, folder: string): boolean {
  return readText(`/proc/${pid}/environ`).includes(`KAJA_DATA=${folder}`);
}

/** PostgreSQL runs in a session of its own; it is found by the folder that our data folder names as its home. */
function postmastersBelow(processes: readonly number[], pid: number): number[] {
  const folder = /KAJA_DATA=([^\0]+)/.exec(readText(`/proc/${pid}/environ`))?.[1] ?? '';
  const home = readText(path.join(folder, 'postgres', 'home')).trim();
  return processes.filter((one) => home !== '' && readText(`/proc/${one}/cmdline`).includes(home));
}

function proportionalKilobytes(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function bareNode(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return (performance.now() - began) / 1000;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
