import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyDatabase } from '#platform/testing/postgres.ts';
import { openRoundRobin } from './round-robin.ts';

const command = path.join(import.meta.dirname, '..', 'bin', 'kaja');

export interface PartOfKaja {
  role: 'web' | 'worker';
  /** Null for a worker. */
  port: number | null;
  process: ChildProcess;
  /** What it said. */
  printed(): string;
}

export interface SplitKaja {
  /** Of the proxy in front of the web processes. */
  address: string;
  databaseUrl: string;
  environment: NodeJS.ProcessEnv;
  parts: PartOfKaja[];
  add(role: 'web' | 'worker', ...words: string[]): Promise<PartOfKaja>;
  /** Runs another command of bin/kaja beside it. */
  command(...words: string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Two web and two worker processes over one database that is not theirs, started at the same moment, behind a proxy. */
export async function startSplitKaja(
  variables: NodeJS.ProcessEnv = {},
  options: { demo?: boolean } = {},
): Promise<SplitKaja> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaja-split-'));
  const database = await emptyDatabase();
  const parts: PartOfKaja[] = [];
  const proxy = await openRoundRobin(() =>
    parts.flatMap(({ port, process }) => (port !== null && isRunning(process) ? [port] : [])),
  );
  const address = `http://localhost:${proxy.port}`;
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    KAJA_DATA: path.join(folder, 'data'),
    KAJA_URL: address,
    KAJA_SECRET: 'one secret of forty characters for all of it',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    LC_ALL: 'en_US.UTF-8',
    ...variables,
  };
  const add = async (role: 'web' | 'worker', ...words: string[]) => {
    const part = await startPart(role, words, environment);
    parts.push(part);
    await ready(part);
    return part;
  };
  const kaja: SplitKaja = {
    address,
    databaseUrl: database.url,
    environment,
    parts,
    add,
    command: (...words) => output(spawn('sh', [command, ...words], { env: environment })),
    async stop() {
      for (const { process } of parts) if (isRunning(process)) process.kill('SIGTERM');
      for (const { process } of parts) if (isRunning(process)) await once(process, 'exit');
      await proxy.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    // The demo is loaded by one; all else may begin together.
    if (options.demo) await add('web', '--demo');
    const left = options.demo ? (['web', 'worker', 'worker'] as const) : (['web', 'web', 'worker', 'worker'] as const);
    await Promise.all(left.map((role) => add(role)));
    return kaja;
  } catch (error) {
    await kaja.stop();
    throw error;
  }
}

async function startPart(role: 'web' | 'worker', words: string[], environment: NodeJS.ProcessEnv): Promise<PartOfKaja> {
  const port = role === 'web' ? await freePort() : null;
  const child = spawn('sh', [command, 'start', '--role', role, ...words], {
    env: { ...environment, PORT: String(port ?? 3000) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  return { role, port, process: child, printed: () => printed };
}

async function ready({ process: child, port, printed }: PartOfKaja): Promise<void> {
  for (;;) {
    if (!isRunning(child)) throw new Error(`Kaja ended with ${child.exitCode}:\n${printed()}`);
    if (port === null ? /is running/.test(printed()) : await answers(port)) return;
    await pause(50);
  }
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function output(child: ReturnType<typeof spawn>): Promise<string> {
  let said = '';
  let complaint = '';
  child.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the command ended with ${code}: ${complaint}`);
  return said.trim();
}

export function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
