import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import type { Config } from '#platform/config/config.ts';
import { knownMigrations } from '#platform/db/migrate.ts';
import { examine } from '#platform/doctor/examine.ts';
import { wordsOf } from '#platform/doctor/finding.ts';
import { ownResolver } from '#platform/doctor/mail.ts';
import { asJson } from '#platform/doctor/say.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { features } from './features.ts';

let installation: TestInstallation;

beforeAll(async () => {
  installation = await openTestInstallation({ features, withJobs: true });
  await anOrganisation(installation.services);
});
afterAll(() => installation.close());

async function found(overrides: Partial<Config> = {}, url = installation.ownerUrl): Promise<string[]> {
  const findings = await examine({
    config: { ...installation.services.config, ...overrides },
    withDatabase: (work) => work(url),
    isThere: true,
    migrations: await knownMigrations(path.join(import.meta.dirname, '..', '..', 'migrations')),
    names: ownResolver(),
    now: () => new Date(),
  });
  for (const finding of findings) {
    const { says, cure } = wordsOf(finding, 'et');
    expect(`${says}${cure}`).not.toContain('{{');
    if (finding.state === 'warning' || finding.state === 'problem') expect(cure).not.toBe('');
  }
  expect(JSON.parse(asJson(findings)).ok).toBe(findings.every(({ state }) => state !== 'problem'));
  return findings.map(({ key, state }) => `${state} ${key}`);
}

describe('the doctor', () => {
  it('finds nothing wrong with tables, roles, clocks and jobs of a new installation, and misses backup, address and mail', async () => {
    // The tests' database is a copy, whose serving role bears the original's name.
    const keys = await found({ databaseAppUrl: 'postgresql://kaja_template_app:x@/x' });
    for (const fine of ['server_fine', 'clock_fine', 'migrations_fine', 'role_fine', 'security_fine', 'jobs_fine'])
      expect(keys).toContain(`fine ${fine}`);
    for (const warning of ['backup_missing', 'url_missing', 'mail_missing', 'key_missing'])
      expect(keys).toContain(`warning ${warning}`);
    // The server of the tests writes to memory for speed.
    expect(keys.filter((key) => key.startsWith('problem'))).toEqual(['problem not_durable']);
  });

  it('finds a key that others may read', async () => {
    const file = path.join(installation.services.config.dataFolder, 'secret.key');
    writeFileSync(file, 'x'.repeat(40), { mode: 0o600 });
    expect(await found()).toContain('fine key_fine');
    chmodSync(file, 0o644);
    expect(await found()).toContain('problem key_open');
  });

  it('finds a wall that was taken down', async () => {
    await asOwner(installation, 'alter table plan_step disable row level security');
    expect(await found()).toContain('problem security_off');
    await asOwner(installation, 'alter table plan_step enable row level security');
    await asOwner(installation, `insert into schema_migration values ('9999-homme.sql', 'x')`);
    expect(await found()).toContain('problem migration_foreign');
    await asOwner(installation, `delete from schema_migration where name like '9999%'`);
  });

  it('finds what waits: old backups, a restore nobody answered, jobs that nobody takes', async () => {
    await asOwner(installation, `update installation_state set backup_at = now() - interval '3 days'`);
    expect(await found()).toContain('warning backup_old');
    await asOwner(installation, `update installation_state set backup_at = now() - interval '8 days'`);
    expect(await found()).toContain('problem backup_old');
    await asOwner(installation, `update installation_state set backup_at = now(), paused = true`);
    expect(await found()).toEqual(expect.arrayContaining(['fine backup_fine', 'warning paused']));
    await asOwner(installation, 'update installation_state set paused = false');
    // A queue of its own, which no worker knows.
    await asOwner(installation, `select jobs.create_queue('test.forgotten', '{"policy":"standard"}'::jsonb)`);
    await asOwner(
      installation,
      `insert into jobs.job (name, created_on, start_after) values ('test.forgotten', now() - interval '1 hour', now() - interval '1 hour')`,
    );
    expect(await found()).toContain('problem jobs_late');
  });

  it('says that the database does not answer, and looks at all the rest', async () => {
    const keys = await found({}, 'postgres://a:b@127.0.0.1:9/c');
    expect(keys).toEqual(expect.arrayContaining(['problem database_closed', 'warning url_missing']));
  });

  it('says what the mail server answered', async () => {
    const server: Server = createServer((socket) => socket.end('554 no service here\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    expect(await found({ smtpUrl: `smtp://127.0.0.1:${port}` })).toContain('problem mail_unreachable');
    server.close();
  });
});
