import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeDataFolder } from '#platform/testing/data-folder.ts';

// A day at the terminal: one installation, told in order.
const kaja = path.join(import.meta.dirname, '..', 'bin', 'kaja');
const headers = 'Jrk\tTegevus\tIndikaator\tAjakava\tAlategevused\tVastutajad';
const row = '1.1.\tKülalehe avamine\tLeht on avatud.\tmärts-mai 2027\t1) avada leht.\tKülavanem';
const untitled = [headers, row].join('\n');
let folder: string;
let dataFolder: string;
let plan: string;
let server: ChildProcess | undefined;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaja-commands-'));
  dataFolder = path.join(folder, 'data');
  plan = path.join(folder, 'küla-kava.txt');
  writeFileSync(plan, untitled);
});
afterAll(async () => {
  server?.kill('SIGTERM');
  while (server && server.exitCode === null && server.signalCode === null) await pause(50);
  await removeDataFolder(dataFolder);
  rmSync(folder, { recursive: true, force: true });
});

function environment(variables: Record<string, string>) {
  const none = { KAJA_URL: '', DATABASE_URL: '', PORT: '', HOST: '', LOG_LEVEL: '' };
  return { ...process.env, ...none, KAJA_DATA: dataFolder, LC_ALL: 'et_EE.UTF-8', ...variables };
}

function runWith(variables: Record<string, string>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync('sh', [kaja, ...words], {
    encoding: 'utf8',
    env: environment(variables),
    cwd: folder,
  });
  // What takes longer than two seconds says so, and so does a build; whether it does is the machine's business.
  return { status, stdout, stderr: stderr.replace(/^(Kaja: .*|.* …)\n/gm, '') };
}
const run = (...words: string[]) => runWith({}, ...words);

it('names a plan without a title after its file, in the answer for people alone', () => {
  expect(run('plan', 'parse', plan).stdout).toBe('küla-kava.txt: 1 osa, 1 tegevus, 1 alategevus\n');
  expect(JSON.parse(run('plan', 'parse', plan, '--json').stdout).title).toBe('');
});

it('speaks the language of the locale, in its help, its refusals and its results', () => {
  const english = { LC_ALL: 'en_GB.UTF-8' };
  expect(runWith(english, 'plan', 'parse', plan).stdout).toBe('küla-kava.txt: 1 section, 1 activity, 1 step\n');
  expect(run('help').stdout).toMatch(/^Kasutus:\n.*\n {6}hoiab Kaja töös/);
  expect(runWith(english, 'help').stdout).toMatch(/^Usage:\n.*\n {6}serves Kaja/);
  expect(run('plan', 'parse', 'olematu.txt').stderr).toBe('Faili olematu.txt ei saa avada; midagi ei muudetud.\n');
  expect(run('plan', 'export', 'x', '--format').stderr).toMatch(/^Valik --format vajab väärtust\.\nKasutus: kaja plan/);
  expect(runWith({ LC_ALL: 'C' }, 'plan', 'parse', plan).stdout).toContain('1 tegevus, 1 alategevus / 1 section, ');
});

it.each([
  ['et_EE.UTF-8', 'Kaja vajab programme Node (20 või uuem) ja npm.\n'],
  ['en_GB.UTF-8', 'Kaja needs Node (20 or newer) and npm.\n'],
  ['C', 'Kaja vajab programme Node (20 või uuem) ja npm. / Kaja needs Node (20 or newer) and npm.\n'],
])('speaks it also before there is a Node to speak: %s', (locale, sentence) => {
  const bin = mkdtempSync(path.join(folder, 'bare-'));
  const entry = path.join(import.meta.dirname, '..', 'bin', 'with-node');
  // The few programs of any system, and no npm.
  const programs = ['dirname', 'cat', 'mkdir', 'sed', 'cut', 'ln', 'readlink', 'find', 'rm', 'cksum'];
  mkdirSync(path.join(bin, 'bin'));
  cpSync(entry, path.join(bin, 'bin', 'with-node'));
  for (const name of programs) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
    symlinkSync(found, path.join(bin, name));
  }
  const { status, stderr } = spawnSync('/bin/sh', [path.join(bin, 'bin', 'with-node'), 'x'], {
    encoding: 'utf8',
    env: { PATH: bin, LC_ALL: locale },
  });
  expect([status, stderr]).toEqual([1, sentence]);
});

it('says in its own words which values a setting takes', () => {
  const { status, stderr } = runWith({ LOG_LEVEL: 'nonsense' }, 'plan', 'list');
  expect([status, stderr]).toEqual([2, expect.stringContaining('fatal, error, warn, info, debug, trace, silent')]);
  expect(stderr).not.toMatch(/Invalid|expected/);
});

it('imports, tells of a second import, and finds a plan by address, id and title', () => {
  expect(run('plan', 'list').stderr).toBe('Kavasid veel ei ole.\n');
  const create = ['--organisation', 'kolm', '--create', 'Kolm küla', '--owner', 'vanem@kolm.example'];
  const first = run('plan', 'import', plan, ...create, '--json');
  expect([first.status, first.stderr]).toEqual([0, '']);
  const { planId, url } = JSON.parse(first.stdout);
  const listed = { organisation: 'kolm', id: planId, title: 'küla-kava' };
  const period = { start: '2027-03-01', end: '2027-05-31' };
  expect(JSON.parse(run('plan', 'list', '--json').stdout)).toEqual({ plans: [{ ...listed, period }] });
  for (const name of [planId, url, 'küla-kava'.normalize('NFD')])
    expect([name, run('plan', 'export', name, '--format', 'csv', '-o', 'valja.csv').status]).toEqual([name, 0]);

  const second = run('plan', 'import', plan, '--organisation', 'kolm');
  expect([second.status, second.stderr]).toEqual([0, expect.stringContaining(url)]);
  expect(second.stderr).toMatch(/^Sama kava/);
  const ambiguous = run('plan', 'export', 'küla-kava', '--format', 'csv', '-o', 'valja.csv');
  expect([ambiguous.status, ambiguous.stderr.trim().split('\n').length]).toEqual([2, 3]);
  expect(ambiguous.stderr).toContain(planId);
  const unknown = run('plan', 'export', 'Muu', '--format', 'csv', '-o', 'valja.csv');
  expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('bin/kaja plan list')]);
  expect(run('plan', 'list', '--organisation', 'pole').status).toBe(2);
});

it('makes no second organisation of one name, and says when the word in addresses is another', () => {
  const again = run('organisation', 'create', 'kolm  KÜLA', '--owner', 'vanem@kolm.example');
  expect([again.status, again.stdout]).toEqual([2, '']);
  expect(again.stderr).toContain('kolm');
  const first = run('organisation', 'create', 'Õue', '--owner', 'vanem@kolm.example');
  expect([first.status, first.stderr]).toEqual([0, 'Organisatsioon oue on valmis.\n']);
  const alike = run('organisation', 'create', 'Oue', '--owner', 'vanem@kolm.example');
  expect([alike.status, alike.stderr]).toEqual([0, expect.stringMatching(/oue .*oue-2\.\nOrganisatsioon oue-2 on/)]);
  expect(run('sign-in-link', 'keegi@mujal.example').stderr).not.toContain('(');
});

it('leads its links to the server that runs for the data, unless KAJA_URL says otherwise', async () => {
  const port = await freePort();
  const child = spawn('sh', [kaja, 'start'], { env: environment({ PORT: String(port) }), stdio: 'pipe' });
  server = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  while (!said.includes('Ctrl-C')) {
    if (child.exitCode !== null) throw new Error(said);
    await pause(50);
  }
  const link = ['sign-in-link', 'vanem@kolm.example'];
  expect(run(...link).stdout).toMatch(new RegExp(`^http://localhost:${port}/`));
  expect(run('plan', 'import', plan, '--organisation', 'oue').stdout).toContain(`http://localhost:${port}/app/oue/`);
  expect(runWith({ KAJA_URL: 'https://kaja.example' }, ...link).stdout).toMatch(/^https:\/\/kaja\.example\//);
  child.kill('SIGTERM');
  while (child.exitCode === null && child.signalCode === null) await pause(50);
  expect(runWith({ PORT: '4567' }, ...link).stdout).toMatch(/^http:\/\/localhost:4567\//);
});

it('never begins empty in a copy that came without its database', () => {
  const copy = path.join(folder, 'copy');
  cpSync(dataFolder, copy, { recursive: true, filter: (from) => !from.startsWith(path.join(dataFolder, 'postgres')) });
  const { status, stdout, stderr } = runWith({ KAJA_DATA: copy }, 'plan', 'list');
  expect([status, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1]);
  expect(stderr).toContain('KAJA_DATA');
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
