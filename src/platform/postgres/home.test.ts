import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuseLostDatabase, systemHome } from './home.ts';
import { PostgresProblem } from './problem.ts';

let root: string;
let parent: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kaja-home-'));
  parent = join(root, 'system');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (name: string) => join(root, name);
const note = (folder: string) => join(folder, 'postgres', 'home');
const homeOf = (folder: string) => systemHome(folder, folder.split('/').pop() ?? '', parent);

function newFolder(name: string): string {
  mkdirSync(join(at(name), 'postgres'), { recursive: true });
  return at(name);
}

/** As a start leaves it: the database is made, then the key. */
function usedFolder(name: string): { folder: string; home: string } {
  const folder = newFolder(name);
  const home = homeOf(folder);
  makeDatabase(home);
  writeFileSync(join(folder, 'secret.key'), 'key');
  return { folder, home };
}

function makeDatabase(home: string): void {
  mkdirSync(join(home, 'pg'), { recursive: true });
  writeFileSync(join(home, 'pg', 'PG_VERSION'), '18\n');
}

/** The refusal's code; a refusal must not have written anything into the data folder. */
function refusalOf(folder: string, ask: () => unknown = () => homeOf(folder)): string {
  const before = existsSync(note(folder)) ? readFileSync(note(folder), 'utf8') : null;
  try {
    return `no refusal: ${ask()}`;
  } catch (error) {
    expect(error).toBeInstanceOf(PostgresProblem);
    expect((error as Error).message).not.toContain('{{');
    expect(existsSync(note(folder)) ? readFileSync(note(folder), 'utf8') : null).toBe(before);
    return (error as PostgresProblem).code;
  }
}

describe('root’s database', () => {
  test('is found again from the same folder', () => {
    const { folder, home } = usedFolder('a');
    expect(homeOf(folder)).toBe(home);
  });

  test('goes on after the very first start was broken off', () => {
    const folder = newFolder('a');
    const home = homeOf(folder);
    expect(homeOf(folder)).toBe(home);
  });

  test('goes along with a folder that was moved, which then is its owner', () => {
    const { folder, home } = usedFolder('a');
    renameSync(folder, at('b'));
    expect(homeOf(at('b'))).toBe(home);
    expect(readFileSync(join(home, 'folder'), 'utf8').trim()).toBe(at('b'));
  });

  test('is not given to a new folder in the place of one that was moved away', () => {
    const { folder, home } = usedFolder('a');
    renameSync(folder, at('b'));
    const fresh = homeOf(newFolder('a'));
    expect(fresh).not.toBe(home);
    makeDatabase(fresh);
    writeFileSync(join(at('a'), 'secret.key'), 'key');
    expect([homeOf(at('b')), homeOf(at('a'))]).toEqual([home, fresh]);
  });

  test('is not given to a copy, and following the refusal gives the copy its own', () => {
    const { folder, home } = usedFolder('a');
    cpSync(folder, at('copy'), { recursive: true });
    expect(refusalOf(at('copy'))).toBe('database_of_another');
    expect(homeOf(folder)).toBe(home);
    cpSync(home, join(parent, 'copy'), { recursive: true });
    writeFileSync(note(at('copy')), join(parent, 'copy'));
    expect(homeOf(at('copy'))).toBe(join(parent, 'copy'));
    expect(homeOf(folder)).toBe(home);
  });

  test('is not given to a copy whose original has lost its note', () => {
    const { folder } = usedFolder('a');
    cpSync(folder, at('copy'), { recursive: true });
    rmSync(note(folder));
    expect(refusalOf(at('copy'))).toBe('database_of_another');
  });

  test('is missed on another machine, until it is copied too', () => {
    const { folder, home } = usedFolder('a');
    renameSync(home, at('elsewhere'));
    expect(refusalOf(folder)).toBe('database_gone');
    renameSync(at('elsewhere'), home);
    expect(homeOf(folder)).toBe(home);
  });

  test('is missed when only its data is gone', () => {
    const { folder, home } = usedFolder('a');
    rmSync(join(home, 'pg'), { recursive: true });
    expect(refusalOf(folder)).toBe('database_gone');
  });

  test('is found without the note, if exactly one is recorded for the folder', () => {
    const { folder, home } = usedFolder('a');
    rmSync(note(folder));
    expect(homeOf(folder)).toBe(home);
    expect(readFileSync(note(folder), 'utf8').trim()).toBe(home);
    const other = join(parent, 'other');
    cpSync(home, other, { recursive: true });
    rmSync(note(folder));
    expect(refusalOf(folder)).toBe('database_unclear');
  });

  test.each(['secret.key', 'files', 'demo-was-loaded'])('is missed where only %s came along', (sign) => {
    const folder = newFolder('a');
    mkdirSync(join(folder, sign));
    expect(refusalOf(folder)).toBe('database_missing');
  });
});

describe('an ordinary user’s database', () => {
  const askOf = (folder: string) => () => refuseLostDatabase(folder);

  test('begins in a new folder, and goes on where it is', () => {
    const folder = newFolder('a');
    refuseLostDatabase(folder);
    makeDatabase(join(folder, 'postgres'));
    writeFileSync(join(folder, 'secret.key'), 'key');
    refuseLostDatabase(folder);
  });

  test('is missed where only the rest came along', () => {
    const folder = newFolder('a');
    writeFileSync(join(folder, 'secret.key'), 'key');
    expect(refusalOf(folder, askOf(folder))).toBe('database_missing');
  });

  test('does not begin where root’s was', () => {
    const { folder } = usedFolder('a');
    expect(refusalOf(folder, askOf(folder))).toBe('database_of_root');
  });
});
