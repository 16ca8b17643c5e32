import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { describe as tell } from './finding.ts';
import { plantOrchard } from './orchard.ts';
import { openProject } from './project.ts';
import { violations } from './violations.ts';
import { allWalls } from './walls.ts';

const repository = join(import.meta.dirname, '../..');
const planted: string[] = [];

afterAll(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true, force: true });
});

function plant(changes: Readonly<Record<string, string | null>> = {}): string {
  const root = plantOrchard(changes);
  planted.push(root);
  return root;
}

/** Runs the check as a person does. */
function check(root: string, ...options: string[]): Promise<{ code: number; output: string }> {
  const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
  const args = [tsx, join(import.meta.dirname, 'check.ts'), '--root', root, '--modules', '5', ...options];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: repository }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

/** What one wall alone says, so that a violation is not found by its neighbour. */
async function ask(root: string, name: string): Promise<string[]> {
  const wall = allWalls(5).find((candidate) => candidate.name === name);
  if (!wall) throw new Error(`No wall is called ${name}`);
  return (await wall.findings(openProject(root))).map(tell);
}

describe('a clean tree', () => {
  test('passes every wall', async () => {
    const { code, output } = await check(plant());
    expect(output).toMatch(/All walls stand/);
    expect(code).toBe(0);
  });

  test('has its lists written on demand', async () => {
    const root = plant({ 'src/features/market/README.md': '# Market\n\nBuys and sells.\n' });
    await check(root, '--write');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('| Buys and sells. | orchard |');
    expect(await ask(root, 'generated lists')).toEqual([]);
  });
});

describe('a planted violation', () => {
  test.each(violations)('$wall: $name', async ({ wall, changes, says }) => {
    expect((await ask(plant(changes), wall)).join('\n')).toMatch(says);
  });

  test('ends the command with 1 and its reason', async () => {
    const { code, output } = await check(plant({ 'src/platform/utils/text.ts': 'export const text = 1;\n' }));
    expect(output).toMatch(/FAIL .*vocabulary\n.*"utils" is no name here/);
    expect(code).toBe(1);
  });
});
