import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeDataFolder } from '#platform/testing/data-folder.ts';
import { ParsedPlan } from '../src/features/plan/contract/document.ts';

const kaja = path.join(import.meta.dirname, '..', 'bin', 'kaja');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaja-cli-'));
});
afterAll(async () => {
  await removeDataFolder(path.join(folder, 'data'));
  rmSync(folder, { recursive: true, force: true });
});

// A locale that tells nothing of the reader: both languages.
function run(...words: string[]) {
  const environment = { ...process.env, LC_ALL: 'C', KAJA_DATA: path.join(folder, 'data'), LOG_LEVEL: 'silent' };
  const { status, stdout, stderr } = spawnSync('sh', [kaja, ...words], {
    encoding: 'utf8',
    env: environment,
    cwd: folder,
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const target = path.join(folder, name);
  writeFileSync(target, content);
  return target;
}

const table = [
  'Kolme küla teavituskava, 2027',
  '',
  'Jrk\tTegevus\tIndikaator\tAjakava\tAlategevused\tVastutajad',
  '1.\tTeavitus\t\t\t\t',
  '1.1.\tKülalehe avamine\tLeht on avatud ja katsetatud.\tmärts-mai 2027\t1) leppida kokku sisu (tekst, pildid). 2) avada leht.\tKülavanem, töörühm',
  '1.2.\tKuukiri\tTellijate arv kasvab vähemalt 15% aastas.\tpidev\t1) saata kiri kord kuus.\tTöörühm',
].join('\n');

describe('bin/kaja plan parse', () => {
  it('answers the promised document from any folder, without a database', () => {
    const { status, stdout } = run('plan', 'parse', file('kava.txt', table), '--json');
    expect(status).toBe(0);
    const parsed = ParsedPlan.parse(JSON.parse(stdout));
    expect(parsed.sections.map((section) => section.activities.length)).toEqual([2]);
    expect(parsed.sections[0]?.activities[0]).toMatchObject({
      code: '1.1',
      period: { text: 'märts-mai 2027', start: '2027-03-01', end: '2027-05-31', continuous: false },
      parties: ['Külavanem', 'töörühm'],
    });
    expect(parsed.sections[0]?.activities[0]?.steps.map((step) => step.number)).toEqual([1, 2]);
    expect(parsed.sections[0]?.activities[1]).toMatchObject({
      period: { continuous: true },
      indicators: [{ targets: [{ kind: 'growth', min: 15, unit: '%', per: 'year' }] }],
    });
  });

  it.each([
    ['a file that is not there', () => path.join(folder, 'olematu.docx')],
    ['an empty file', () => file('tyhi.docx', '')],
    [
      'bytes that make no text',
      () =>
        file(
          'prygi.csv',
          Uint8Array.from({ length: 600 }, (_, index) => (index * 37) % 256),
        ),
    ],
    ['a zip cut off', () => file('poolik.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]))],
    ['a letter without a table', () => file('kiri.txt', 'Tere\n\nKohtume homme kell kaks.\n')],
    [
      'a picture by another name',
      () => file('pilt.docx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])),
    ],
  ])('refuses %s with one sentence in each language and exit code 2', (_name, make) => {
    const { status, stdout, stderr } = run('plan', 'parse', make(), '--json');
    expect([status, stdout]).toEqual([2, '']);
    const sentences = stderr.trim().split('\n');
    expect(sentences).toHaveLength(2);
    expect(stderr).not.toMatch(/at .*:\d+:\d+|errors\./);
  });
});

describe('bin/kaja', () => {
  it.each([
    ['an unknown command', ['plaan']],
    ['an unknown option', ['plan', 'parse', 'x', '--jason']],
    ['too few words', ['plan', 'parse']],
    ['no words', []],
  ] as [string, string[]][])('says how it is used on %s, with exit code 64', (_name, words) => {
    const { status, stdout, stderr } = run(...words);
    expect(status).toBe(64);
    expect(`${stdout}${stderr}`).toMatch(/Usage:/);
  });

  it.each([
    ['start', '--role', 'worker'],
    ['sign-in-link', 'keegi@mujal.example'],
  ])('says in words that the database of DATABASE_URL does not answer: %s', (...words) => {
    const environment = {
      ...process.env,
      LC_ALL: 'C',
      KAJA_DATA: path.join(folder, 'data'),
      DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c',
    };
    const { status, stderr } = spawnSync('sh', [kaja, ...words], { encoding: 'utf8', env: environment });
    expect([words[0], status]).toEqual([words[0], 1]);
    expect(stderr).toContain('ei vasta (connect ECONNREFUSED');
    expect(stderr).not.toMatch(/ {4}at /);
  });

  it('imports a plan into a new organisation and gives it back in its own columns', () => {
    const source = file('sisse.txt', table);
    const imported = run(
      'plan',
      'import',
      source,
      '--organisation',
      'kolm-kyla',
      '--create',
      'Kolm küla',
      '--owner',
      'vanem@kolm.example',
      '--json',
    );
    expect([imported.status, imported.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    const answer = JSON.parse(imported.stdout);
    expect(answer).toMatchObject({
      activities: 2,
      warnings: [],
      url: expect.stringContaining('/app/kolm-kyla/plans/'),
    });
    for (const format of ['docx', 'xlsx', 'csv']) {
      const target = path.join(folder, `valja.${format}`);
      expect(run('plan', 'export', answer.planId, '--format', format, '-o', target).status).toBe(0);
      const again = run('plan', 'parse', target, '--json');
      expect([format, again.status]).toEqual([format, 0]);
      expect(JSON.parse(again.stdout).sections).toEqual(
        JSON.parse(run('plan', 'parse', source, '--json').stdout).sections,
      );
    }
    expect(run('plan', 'import', source, '--organisation', 'pole').status).toBe(2);
    expect(run('sign-in-link', 'vanem@kolm.example').stdout).toMatch(/\/auth\/link\?token=/);
    expect(run('sign-in-link', 'keegi@mujal.example').status).toBe(2);
  });
});
