import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processesIn } from '#platform/postgres/processes.ts';
import { clusterFolder, removeDataFolder } from '#platform/testing/data-folder.ts';

// The product itself, as a person starts it; what happens around it (ports, parents, kill -9) is tested beside
// src/main/serve, on a smaller program.
const folder = mkdtempSync(join(tmpdir(), 'kaja-e2e-'));
const dataFolder = join(folder, 'data');
const command = join(folder, 'kaja');
let port = 0;
let kaja: ChildProcess | undefined;

beforeAll(async () => {
  symlinkSync(join(import.meta.dirname, '..', 'bin', 'kaja'), command);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as { port: number }).port;
  server.close();
  await once(server, 'close');
});

afterAll(async () => {
  kaja?.kill('SIGKILL');
  await removeDataFolder(dataFolder);
  rmSync(folder, { recursive: true, force: true });
});

test('starts from any folder through a link, serves, prints a sign-in link, and ends with all it started', async () => {
  const variables = { PORT: String(port), KAJA_DATA: dataFolder, KAJA_URL: '', DATABASE_URL: '', HOST: '' };
  const child = spawn(command, ['start', '--demo'], {
    cwd: '/',
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  kaja = child;
  let results = '';
  let messages = '';
  child.stdout.on('data', (bytes: Buffer) => {
    results += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    messages += bytes.toString();
  });
  const address = `http://127.0.0.1:${port}`;
  const isHealthy = () =>
    fetch(`${address}/healthz`).then(
      (answer) => answer.status === 200,
      () => false,
    );
  while (!(await isHealthy())) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${messages}`);
    await pause(100);
  }
  while (!/\nhttps?:\/\/\S+\n/.test(results)) await pause(50);
  expect(results).toContain(`:${port}/`);
  expect(processesIn(clusterFolder(dataFolder)).length).toBeGreaterThan(0);
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  expect(processesIn(clusterFolder(dataFolder))).toEqual([]);
}, 120_000);
