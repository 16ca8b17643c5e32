import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exceptions } from './exceptions.ts';
import { excuse, idle } from './excuse.ts';
import { describe, type Finding, type Wall } from './finding.ts';
import { writeLists } from './generated/lists.ts';
import { openProject, type Project } from './project.ts';
import { allWalls } from './walls.ts';

const usage = `npm run check [-- OPTIONS]
  --only NAMES     only these checks, separated by commas
  --write          bring the generated lists in the documents up to date
  --list           name the checks
  --root FOLDER    check another tree
  --modules N      fewest modules that must have been seen (default 30)`;

async function main(): Promise<number> {
  const options = { only: { type: 'string' }, write: { type: 'boolean' }, list: { type: 'boolean' } } as const;
  const more = { root: { type: 'string' }, modules: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options: { ...options, ...more } });
  if (values.help) return say(usage);
  const walls = chosenWalls(values.only, Number(values.modules ?? 30));
  if (values.list) return say(walls.map((wall) => wall.name).join('\n'));
  const project = openProject(resolve(values.root ?? resolve(import.meta.dirname, '../..')));
  if (values.write) return say((await writeLists(project)).join('\n') || 'The lists were up to date.');
  return run(project, walls, values.only === undefined && values.root === undefined);
}

function chosenWalls(only: string | undefined, atLeastModules: number): Wall[] {
  const all = allWalls(atLeastModules);
  if (only === undefined) return all;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !all.some((wall) => wall.name === name));
  if (unknown.length > 0)
    throw new Error(`No check is called ${unknown.join(', ')}. There are: ${all.map((wall) => wall.name).join(', ')}`);
  return all.filter((wall) => names.includes(wall.name));
}

/** The programs work in processes of their own while ours read the tree in this one. */
async function run(project: Project, walls: readonly Wall[], everything: boolean): Promise<number> {
  const started = performance.now();
  const raw = (await Promise.all(walls.map((wall) => runOne(project, wall)))).flat();
  const findings = [...excuse(raw, exceptions), ...(everything ? idleFindings(raw) : [])];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (findings.length === 0) return say(`\nAll walls stand. ${seconds} s`);
  console.error(`\n${findings.length === 1 ? 'One finding' : `${findings.length} findings`}. ${seconds} s`);
  return 1;
}

async function runOne(project: Project, wall: Wall): Promise<Finding[]> {
  const started = performance.now();
  const raw = await wall.findings(project);
  const findings = excuse(raw, exceptions);
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  const lines = [...findings]
    .sort((a, b) => a.path.localeCompare(b.path) || (a.line ?? 0) - (b.line ?? 0))
    .map(describe);
  console.log(
    [
      `${findings.length === 0 ? 'ok  ' : 'FAIL'} ${seconds} s  ${wall.name}`,
      ...lines.map((line) => `     ${line}`),
    ].join('\n'),
  );
  return raw;
}

function idleFindings(raw: readonly Finding[]): Finding[] {
  const findings = idle(raw, exceptions).map(({ rule, path }) => {
    const message = `nothing breaks the rule "${rule}" in ${path} any more: take the exception out`;
    return { path: 'tools/check/exceptions.ts', rule: 'exception', message };
  });
  for (const finding of findings) console.log(`FAIL  ${describe(finding)}`);
  return findings;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

// Ends here even if a manifest that was read for the lists left a timer behind.
process.exit(
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 64;
  }),
);
