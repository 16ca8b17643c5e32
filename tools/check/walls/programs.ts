import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';

// The programs of this repository judge any tree, so that the test can plant violations in a copy.
const modules = join(import.meta.dirname, '../../../node_modules');

export const format: Wall = {
  name: 'format and lint',
  findings: async (project) => {
    const run = await program(project, '@biomejs/biome/bin/biome', [
      'ci',
      '--reporter=github',
      '--max-diagnostics=200',
      '.',
    ]);
    return found(run, 'lint', (line) => biomeFinding(project.root, line));
  },
};

export const types: Wall = {
  name: 'types',
  findings: async (project) => {
    if (!project.has('tsconfig.json')) return [];
    const run = await program(project, '@typescript/native/bin/tsc', [
      '-p',
      'tsconfig.json',
      '--noEmit',
      '--pretty',
      'false',
    ]);
    return found(run, 'type', typeFinding);
  },
};

export const deadCode: Wall = {
  name: 'dead code',
  findings: async (project) => {
    if (!project.has('knip.json')) return [];
    const run = await program(project, 'knip/bin/knip.js', ['--no-progress', '--reporter', 'compact']);
    return found(run, 'dead', knipFinding());
  },
};

interface Run {
  code: number;
  lines: string[];
}

function program(project: Project, bin: string, args: readonly string[]): Promise<Run> {
  const script = join(modules, bin);
  if (!existsSync(script)) return Promise.resolve({ code: 127, lines: [`${bin} is not installed`] });
  return new Promise((resolve) => {
    const options = {
      cwd: project.root,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    };
    execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, lines: `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '') });
    });
  });
}

/** A program that failed without a line that we can read must not look green. */
function found(run: Run, rule: string, read: (line: string) => Finding | null): Finding[] {
  const findings = run.lines.flatMap((line) => read(line) ?? []);
  if (run.code === 0 || findings.length > 0) return findings;
  return [{ path: '.', rule, message: `ended with ${run.code}: ${run.lines.slice(-8).join(' ⏎ ')}` }];
}

function biomeFinding(root: string, line: string): Finding | null {
  const match = /^::(?:error|warning)\s+title=([^,]*),(?:.*?)file=([^,]+),line=(\d+)[^:]*::(.*)$/.exec(line);
  if (!match) return null;
  const [, title = '', file = '', row = '0', message = ''] = match;
  const path = relative(root, file);
  return { path, line: Number(row), rule: title, message: `${message} (npx biome check --write ${path})` };
}

function typeFinding(line: string): Finding | null {
  const match = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
  if (!match) return null;
  const [, path = '', row = '0', code = '', message = ''] = match;
  return { path, line: Number(row), rule: code, message };
}

function knipFinding(): (line: string) => Finding | null {
  let section = '';
  return (line) => {
    if (/^[A-Z][\w ]+ \(\d+\)$/.test(line)) {
      section = line.replace(/ \(\d+\)$/, '').toLowerCase();
      return null;
    }
    const [path = '', what] = line.split(/:\s+/, 2);
    if (section === '' || !/^[\w./-]+$/.test(path)) return null;
    return { path, rule: 'dead', message: `${section}: ${what ?? 'nothing imports it'}` };
  };
}
