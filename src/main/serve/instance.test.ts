import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetAddress, rememberAddress, servedAddress } from './instance.ts';

let folder: string;
const file = () => join(folder, 'serving.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaja-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the address is known while the one who serves there lives, and no longer', () => {
  expect(servedAddress(folder)).toBeNull();
  rememberAddress(folder, 'http://localhost:4321');
  expect(servedAddress(folder)).toBe('http://localhost:4321');
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  forgetAddress(folder);
  expect(servedAddress(folder)).toBeNull();
});

test('what a killed server left behind leads nowhere, even when its number was given out again', () => {
  rememberAddress(folder, 'http://localhost:4321');
  const serving = JSON.parse(readFileSync(file(), 'utf8'));
  writeFileSync(file(), JSON.stringify({ ...serving, process: { ...serving.process, startedAt: '1' } }));
  expect(servedAddress(folder)).toBeNull();
});

test.each(['', '{}', '{"url":"javascript:alert(1)","process":{"pid":1,"startedAt":"1"}}'])(
  'a file that says %j leads nowhere',
  (content) => {
    writeFileSync(file(), content);
    expect(servedAddress(folder)).toBeNull();
  },
);
