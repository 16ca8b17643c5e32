import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { columnList, quoted, tablesOf } from '#platform/backup/catalogue.ts';
import { type Benchmark, median, rounded } from './benchmark.ts';
import { openBenchInstallation } from './installation.ts';

const rounds = 3;
const fullBytes = 5_000_000_000;
const kaja = path.join(import.meta.dirname, '..', 'bin', 'kaja');

/**
 * `bin/kaja backup` of a whole installation, against COPY of the same tables by the owner into nothing, both in Node, in
 * turns. The time of the backup is that of its whole process; its memory the most that the process ever had.
 */
export const benchmark: Benchmark = async (scale, say) => {
  const installation = await openBenchInstallation();
  const folder = mkdtempSync('/tmp/kaja-bench-backup-');
  const file = path.join(folder, 'all.kaja');
  const owner = new pg.Client(installation.ownerUrl);
  const environment = { ...process.env, DATABASE_URL: installation.ownerUrl, KAJA_DATA: path.join(folder, 'data') };
  try {
    await owner.connect();
    const megabytes = await fill(owner, fullBytes * scale, say);
    // What is built first is not measured.
    await run(['--help'], environment);
    const raw: number[] = [];
    const backup: number[] = [];
    let copied = 0;
    let peak = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const plain = await rawCopy(owner);
      const taken = await run(['backup', file], environment);
      copied = plain.bytes / 1e6;
      raw.push(copied / plain.seconds);
      backup.push(copied / taken.seconds);
      peak = Math.max(peak, taken.peakMegabytes);
      say(
        `round ${round}: COPY ${plain.seconds.toFixed(1)} s, backup ${taken.seconds.toFixed(1)} s, ${taken.peakMegabytes} MB`,
      );
    }
    const ratios = backup.map((speed, round) => speed / (raw[round] ?? speed));
    return {
      figures: {
        ratioToCopy: rounded(median(ratios)),
        peakRssMb: rounded(peak, 0),
        megabytesPerSecond: rounded(median(backup), 0),
      },
      yardstick: { copyMegabytesPerSecond: rounded(median(raw), 0) },
      work: {
        databaseMb: megabytes,
        copiedMb: rounded(copied, 0),
        fileMb: rounded(statSync(file).size / 1e6, 0),
        rounds,
      },
    };
  } finally {
    await owner.end();
    await installation.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** An audit log of small rows, and letters of the size that letters have: three parts to two of the bytes. */
async function fill(owner: pg.Client, bytes: number, say: (text: string) => void): Promise<number> {
  const organisation = '01a20000-0000-7000-8000-000000000001';
  await owner.query(
    `insert into organisation (id, slug, name, language, region, created_at) values ($1, 'suur', 'Suur', 'et', '', now())`,
    [organisation],
  );
  await owner.query(
    `insert into mail_message (organisation_id, id, kind, stream, created_at) values ($1, $1, 'bench.letter', 'service', now())`,
    [organisation],
  );
  // Words of many kinds, as texts have them; one repeated phrase would be compressed to nothing.
  const words = (count: number) =>
    `(select string_agg(md5((n * 131 + part)::text) || ' tegevus ', 'ja ') from generate_series(1, ${count}) as part)`;
  const step = Math.max(1, Math.round(100_000 * Math.min(1, bytes / 1e9)));
  for (let size = 0, turn = 0; size < bytes; turn += 1) {
    await owner.query(`insert into audit_entry (organisation_id, id, at, actor_kind, actor_name, action, subject_kind, subject_id, change)
      select '${organisation}', uuidv7(), now() + n * interval '1 second', 'system', 'bench', 'plan.step.changed', 'plan.step', uuidv7(),
             jsonb_build_object('before', jsonb_build_object('text', ${words(3)}), 'after', jsonb_build_object('text', ${words(3)}))
        from generate_series(${turn * step}, ${(turn + 1) * step - 1}) as n`);
    await owner.query(`insert into mail_recipient (organisation_id, id, message_id, address, address_folded, language, subject, html, plain, state, created_at, changed_at)
      select '${organisation}', uuidv7(), '${organisation}', 'a' || n || '@b.example', 'a' || n || '@b.example', 'et', 'Teade ' || n,
             '<p>' || ${words(60)} || '</p>', ${words(30)}, 'handed-over', now(), now()
        from generate_series(${turn * step}, ${turn * step + Math.round(step / 12)}) as n`);
    const { rows } = await owner.query<{ size: string }>('select pg_database_size(current_database())::text as size');
    size = Number(rows[0]?.size);
    if (turn % 10 === 9) say(`filling: ${Math.round(size / 1e6)} MB`);
    if (size >= bytes) {
      await owner.query('vacuum analyze');
      await owner.query('checkpoint').catch(() => undefined);
      return Math.round(size / 1e6);
    }
  }
  return 0;
}

async function rawCopy(owner: pg.Client): Promise<{ seconds: number; bytes: number }> {
  const tables = await tablesOf(owner);
  const began = performance.now();
  let bytes = 0;
  for (const table of tables) {
    const nothing = new Writable({
      write(chunk: Buffer, _encoding, done) {
        bytes += chunk.byteLength;
        done();
      },
    });
    const text = `copy (select ${columnList(table.columns)} from ${quoted(table)}) to stdout`;
    await pipeline(owner.query(copyTo(text)), nothing);
  }
  return { seconds: (performance.now() - began) / 1000, bytes };
}

async function run(words: string[], environment: NodeJS.ProcessEnv) {
  const began = performance.now();
  const child = spawn('sh', [kaja, ...words], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  let peakMegabytes = 0;
  // The highest of the process's life stands in its status; asked often, because it ends without warning.
  const timer = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, highWater(child.pid ?? 0));
  }, 50);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new Error(`kaja ${words.join(' ')} ended with ${code}: ${complaint}`);
  return { seconds: (performance.now() - began) / 1000, peakMegabytes };
}

function highWater(pid: number): number {
  try {
    const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    return Math.round((kilobytes * 1024) / 1e6);
  } catch {
    return 0;
  }
}
