import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.ts';

const benchmarks: Record<string, () => Promise<{ benchmark: Benchmark }>> = {
  start: () => import('./start.ts'),
  api: () => import('./api.ts'),
  'plan-import': () => import('./plan-import.ts'),
  'board-sheet': () => import('./board-sheet.ts'),
  backup: () => import('./backup.ts'),
  recompute: () => import('./recompute.ts'),
  search: () => import('./search.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, list: { type: 'boolean' }, scale: { type: 'string', default: '1' } },
});
const [name] = positionals;
const scale = Number(values.scale);

if (values.list) {
  process.stdout.write(`${Object.keys(benchmarks).join('\n')}\n`);
} else if (name === undefined || !benchmarks[name] || !(scale > 0 && scale <= 1)) {
  process.stderr.write(
    `Usage: npm run bench -- NAME [--json] [--scale 0.1]\nNAME: ${Object.keys(benchmarks).join(', ')}\n`,
  );
  process.exitCode = 64;
} else {
  const { benchmark } = await benchmarks[name]();
  const { figures, yardstick, work } = await benchmark(scale, (text) => void process.stderr.write(`${text}\n`));
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const answer = { name, figures, yardstick, work, machine };
  process.stdout.write(values.json ? `${JSON.stringify(answer)}\n` : `${JSON.stringify(answer, null, 2)}\n`);
}
