import type pg from 'pg';
import { readState } from '../backup/state.ts';
import { type Finding, findingsOf } from './finding.ts';

const work = findingsOf('work');
const backup = findingsOf('backup');
/** Longer than a worker is ever busy with one job. */
const patienceMinutes = 15;
const dayMs = 86_400_000;

/** Whether jobs and letters get done. */
export async function workFindings(client: pg.ClientBase, hasMailServer: boolean): Promise<Finding[]> {
  if ((await readState(client))?.paused) return [work.warning('paused')];
  const there = await client.query(`select to_regclass('jobs.job') is not null as there`);
  if (!there.rows[0]?.there) return [];
  const { rows } = await client.query<Record<string, number>>(`
    select count(*) filter (where state < 'active' and start_after <= now())::int as waiting,
           coalesce(extract(epoch from now() - min(greatest(created_on, start_after))
             filter (where state < 'active' and start_after <= now())) / 60, 0)::float8 as minutes,
           count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day')::int as failed
      from jobs.job`);
  const { waiting = 0, minutes = 0, failed = 0 } = rows[0] ?? {};
  const findings =
    minutes > patienceMinutes
      ? [work.problem('jobs_late', { count: waiting, minutes: Math.round(minutes) })]
      : [work.fine('jobs_fine', { count: waiting })];
  if (failed > 0) findings.push(work.warning('jobs_failed', { count: failed }));
  return [...findings, ...(await letterFindings(client, hasMailServer))];
}

async function letterFindings(client: pg.ClientBase, hasMailServer: boolean): Promise<Finding[]> {
  const { rows } = await client.query<{ state: string; letters: number }>(
    `select state, count(*)::int as letters from public.mail_recipient
      where state in ('planned', 'deferred') or state = 'bounced' and changed_at > now() - interval '7 days' group by state`,
  );
  const lettersOf = (state: string) => rows.find((row) => row.state === state)?.letters ?? 0;
  const findings: Finding[] = [];
  const waiting = lettersOf('planned') + lettersOf('deferred');
  if (waiting > 0 && !hasMailServer) findings.push(work.problem('letters_without_server', { count: waiting }));
  if (lettersOf('bounced') > 0) findings.push(work.warning('letters_bounced', { count: lettersOf('bounced') }));
  return findings;
}

export async function backupFinding(client: pg.ClientBase, now: Date): Promise<Finding[]> {
  const state = await readState(client);
  if (!state) return [];
  if (state.backupAt === null) return [backup.warning('backup_missing')];
  const days = Math.floor((now.getTime() - state.backupAt.getTime()) / dayMs);
  const params = { days, at: state.backupAt.toISOString().slice(0, 16).replace('T', ' ') };
  if (days >= 7) return [backup.problem('backup_old', params)];
  return [days >= 2 ? backup.warning('backup_old', params) : backup.fine('backup_fine', params)];
}
