import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processesIn, processIdentity } from '#platform/postgres/processes.ts';
import { clusterFolder, databaseHome, removeDataFolder } from '#platform/testing/data-folder.ts';

const file = join(import.meta.dirname, 'serve.test-program.ts');
let folder: string;
let dataFolder: string;
let port: number;
let children: Kaja[];

interface Kaja {
  process: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaja-serve-'));
  dataFolder = join(folder, 'data');
  children = [];
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
});

afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  await removeDataFolder(dataFolder);
  rmSync(folder, { recursive: true, force: true });
});

const places = () => ({ home: databaseHome(dataFolder), pg: clusterFolder(dataFolder) });

function run(command: string, words: string[]): Kaja {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
  }
  const kaja = {
    process: child,
    said: () => said,
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
  children.push(kaja);
  return kaja;
}

const words = (data = dataFolder) => ['--disable-warning=ExperimentalWarning', file, data, String(port)];
const start = () => run(process.execPath, words());

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50);
}

async function ask(method = 'GET'): Promise<string | null> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { method, signal: AbortSignal.timeout(5000) }).catch(
    () => null,
  );
  return response?.ok ? await response.text() : null;
}

const isServed = async () => (await ask()) !== null;
const serverPid = () => Number(readFileSync(join(places().pg, 'postmaster.pid'), 'utf8').split('\n')[0]);

test('prints its address and a sign-in link', async () => {
  const kaja = start();
  await until(isServed);
  await until(() => kaja.said().includes('Ctrl-C'));
  expect(kaja.said()).toContain(`http://127.0.0.1:${port}/\n`);
  expect(kaja.said()).toContain(`http://127.0.0.1:${port}/auth/once\n`);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it in order, and its database', async (signal) => {
  const kaja = start();
  await until(isServed);
  kaja.process.kill(signal);
  expect(await kaja.ended).toBe(0);
  expect(processesIn(places().pg)).toEqual([]);
});

test('a signal while the database is made for the first time leaves no process', async () => {
  const kaja = start();
  await until(() => existsSync(join(places().home, 'password')));
  kaja.process.kill('SIGTERM');
  expect(await kaja.ended).toBe(0);
  expect(processesIn(places().pg)).toEqual([]);
});

test('the second one in a folder says where the first answers, which goes on', async () => {
  start();
  await until(isServed);
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`Kaja juba töötab aadressil http://127.0.0.1:${port}.\nKaja is already running at`);
  expect(await ask()).toBe('0');
});

test('a taken port is said before any database is started, with the way out', async () => {
  const other = createServer((_, response) => response.end('other')).listen(port, '127.0.0.1');
  await once(other, 'listening');
  const kaja = start();
  expect(await kaja.ended).toBe(1);
  expect(kaja.said()).toContain(`PORT=${port + 1} npm start`);
  expect(existsSync(join(dataFolder, 'postgres'))).toBe(false);
  other.close();
});

test('after kill -9 the next one takes over the database with all that was committed', async () => {
  const first = start();
  await until(isServed);
  expect(await ask('POST')).toBe('1');
  const database = serverPid();
  first.process.kill('SIGKILL');
  await first.ended;
  start();
  await until(isServed);
  expect(await ask()).toBe('1');
  expect(serverPid()).toBe(database);
});

test('a database that was killed is started again while serving', async () => {
  const kaja = start();
  await until(isServed);
  expect(await ask('POST')).toBe('1');
  const database = serverPid();
  process.kill(database, 'SIGKILL');
  await until(() => processIdentity(database) === null);
  await until(isServed);
  expect(await ask()).toBe('1');
  expect(kaja.process.exitCode).toBeNull();
});

test.each([
  ['its parent', 'exec -a sh sh -c'],
  ['npm, with a shell between', 'exec -a "npm start" bash -c'],
])('ends with the end of %s', async (_, parent) => {
  // The grandparent waits for the parent, which waits for Kaja; the one that is watched is killed.
  const command = `"${process.execPath}" ${words().join(' ')}`;
  const isDirect = parent.endsWith('sh sh -c');
  const script = isDirect ? `${command} & echo pid $!; wait` : `sh -c '${command} & echo pid $!; wait' & wait`;
  const kaja = run('bash', ['-c', `${parent} ${JSON.stringify(script).replaceAll('$', '\\$')}`]);
  await until(isServed);
  const pid = Number(/pid (\d+)/.exec(kaja.said())?.[1]);
  expect(processIdentity(pid)).not.toBeNull();
  kaja.process.kill('SIGKILL');
  await until(() => processIdentity(pid) === null);
  expect(processesIn(places().pg)).toEqual([]);
});
