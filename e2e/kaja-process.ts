import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { removeDataFolder } from '#platform/testing/data-folder.ts';
import { startSplitKaja } from './split-kaja.ts';

export interface RunningKaja {
  address: string;
  /** The one-time sign-in link that it printed. */
  link: string;
  stop(): Promise<void>;
}

/**
 * How the journeys' Kaja runs: as one process, or (`split-journeys.test.ts`) as two web and two worker processes over one
 * database.
 */
export const journeys = { split: false };

/** The product as a person starts it, with the demo, in a data folder and on a port of its own. */
export async function startKaja(): Promise<RunningKaja> {
  if (journeys.split) return startSplit();
  const folder = mkdtempSync(path.join(tmpdir(), 'kaja-journey-'));
  const dataFolder = path.join(folder, 'data');
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const kaja = path.join(import.meta.dirname, '..', 'bin', 'kaja');
  const child = spawn('sh', [kaja, 'start', '--demo'], {
    env: {
      ...process.env,
      PORT: String(port),
      KAJA_DATA: dataFolder,
      KAJA_URL: '',
      DATABASE_URL: '',
      HOST: '',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await removeDataFolder(dataFolder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { address, link: await printedLink(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startSplit(): Promise<RunningKaja> {
  const kaja = await startSplitKaja({}, { demo: true });
  const [first] = kaja.parts;
  const link = /https?:\/\/\S+\/auth\/link\?token=\S+/.exec(first?.printed() ?? '')?.[0] ?? '';
  return { address: kaja.address, link, stop: () => kaja.stop() };
}

async function printedLink(child: ChildProcess): Promise<string> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  for (;;) {
    const found = /https?:\/\/\S+\/auth\/link\?token=\S+/.exec(printed);
    if (found) return found[0];
    if (child.exitCode !== null) throw new Error(`Kaja ended with ${child.exitCode}:\n${printed}`);
    await pause(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
