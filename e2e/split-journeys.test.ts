import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeys } from './kaja-process.ts';

// Every journey once more, each request to the other of two web processes, with two workers beside them.
journeys.split = true;

const startsKaja = (name: string) => /\bstartKaja\(/.test(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts') && startsKaja(name));

it('finds the journeys', () => expect(names.length).toBeGreaterThan(1));

for (const name of names) {
  describe(`as two web and two worker processes: ${path.basename(name, '.test.ts')}`, async () => {
    await import(`./${name}`);
  });
}
