import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeDataFolder } from '#platform/testing/data-folder.ts';

const kaja = path.join(import.meta.dirname, '..', 'bin', 'kaja');
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaja-backup-'));
  file = path.join(folder, 'varukoopia.kaja');
});
afterAll(async () => {
  for (const name of ['siin', 'seal', 'kolmas']) await removeDataFolder(path.join(folder, name));
  rmSync(folder, { recursive: true, force: true });
});

function run(data: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync('sh', [kaja, ...words], {
    encoding: 'utf8',
    cwd: folder,
    env: {
      ...process.env,
      LC_ALL: 'en_US.UTF-8',
      KAJA_DATA: path.join(folder, data),
      DATABASE_URL: '',
      KAJA_SECRET: '',
      SMTP_URL: '',
      LOG_LEVEL: 'silent',
    },
  });
  return { status, stdout, stderr };
}

describe('bin/kaja backup and restore', () => {
  it('have nothing to back up where there is nothing, and make nothing either', () => {
    const { status, stderr } = run('tühjus', 'backup', file);
    expect(status).toBe(2);
    expect(stderr).toContain('There is nothing to back up');
    expect(existsSync(path.join(folder, 'tühjus'))).toBe(false);
    expect(existsSync(file)).toBe(false);
  });

  it('carry everything into another folder, with the key when asked, and nothing begins there by itself', () => {
    expect(run('siin', 'organisation', 'create', 'Kogukond', '--owner', 'juht@kogu.example').status).toBe(0);
    const backup = run('siin', 'backup', file, '--with-key', '--json');
    expect([backup.status, backup.stderr]).toEqual([0, expect.stringContaining('Backup ready')]);
    expect(JSON.parse(backup.stdout)).toMatchObject({ file, withKey: true, missing: 0, bytes: statSync(file).size });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);

    const restore = run('seal', 'restore', file, '--json');
    expect([restore.status, restore.stderr]).toEqual([0, expect.stringContaining('no jobs run and no letters go out')]);
    expect(JSON.parse(restore.stdout)).toMatchObject({ sameKey: true });
    const key = (data: string) => readFileSync(path.join(folder, data, 'secret.key'), 'utf8');
    expect(key('seal')).toBe(key('siin'));
    expect(run('seal', 'sign-in-link', 'juht@kogu.example').stdout).toContain('/auth/link?token=');

    const examined = JSON.parse(run('seal', 'doctor', '--json').stdout) as { findings: { code: string }[] };
    expect(examined.findings.map(({ code }) => code)).toContain('paused');
    // Nobody sits at this terminal, so nobody has answered.
    expect(run('seal', 'resume').status).toBe(64);
    expect(run('seal', 'resume', '--letters', 'keep').stderr).toContain('Work goes on');
    expect(run('seal', 'resume', '--letters', 'send').stderr).toContain('Nothing is waiting');
    expect(run('siin', 'doctor', '--json').stdout).toContain('backup_fine');
  });

  it('never restore over something, nor from something that is no backup', () => {
    const over = run('siin', 'restore', file);
    expect([over.status, over.stderr]).toEqual([2, expect.stringContaining('This installation is not empty')]);
    const other = path.join(folder, 'kiri.txt');
    writeFileSync(other, 'Tere');
    const refused = run('kolmas', 'restore', other);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/not a Kaja backup|cut off/)]);
    writeFileSync(other, readFileSync(file).subarray(0, -700));
    expect(run('kolmas', 'restore', other)).toMatchObject({ status: 2, stderr: expect.stringContaining('cut off') });
    expect(existsSync(path.join(folder, 'kolmas'))).toBe(false);
    expect(run('kolmas', 'restore', path.join(folder, 'pole')).status).toBe(2);
  });

  it('say without the key what is lost without it', () => {
    const backup = run('siin', 'backup', file);
    expect([backup.status, backup.stderr]).toEqual([0, expect.stringContaining('The installation key is not in it')]);
    const restore = run('kolmas', 'restore', file);
    expect([restore.status, restore.stderr]).toEqual([0, expect.stringContaining('another installation key')]);
  });

  it('say when there is no room, and leave nothing behind', () => {
    // Every write to this device finds the disk full (null(4)).
    const full = path.join(folder, 'täis');
    mkdirSync(full);
    const target = path.join(full, 'koopia.kaja');
    spawnSync('ln', ['-s', '/dev/full', `${target}.partial`]);
    const { status, stderr } = run('siin', 'backup', target);
    expect([status, stderr]).toEqual([1, expect.stringContaining('The disk filled up')]);
    expect(readdirSync(full)).toEqual([]);
    expect(run('siin', 'backup', path.join(folder, 'pole', 'koopia.kaja'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be written'),
    });
  });

  it('write to standard output when asked, where another program may take it on', () => {
    const taken = spawnSync('sh', [kaja, 'backup', '-'], {
      env: { ...process.env, KAJA_DATA: path.join(folder, 'siin'), DATABASE_URL: '', LC_ALL: 'en_US.UTF-8' },
      maxBuffer: 1e9,
    });
    expect(taken.status).toBe(0);
    // An ordinary tool opens it.
    const listed = spawnSync('tar', ['-tf', '-'], { input: taken.stdout, encoding: 'utf8' });
    expect([listed.status, listed.stdout]).toEqual([
      0,
      expect.stringMatching(/^header\.json\n[\s\S]*manifest\.json\nchecksum\n$/),
    ]);
  });
});
