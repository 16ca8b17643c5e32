import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import { openServices } from '#platform/composition/compose.ts';
import { beginWork } from '#platform/composition/working.ts';
import { readConfig } from '#platform/config/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { emptyDatabase } from '#platform/testing/postgres.ts';
import { features } from './features.ts';

it('may be made by somebody else, where the owner may make no roles', async () => {
  const database = await emptyDatabase();
  const [owner, app] = ['owner', 'app'].map((name) => `${name}_${randomBytes(4).toString('hex')}`);
  const superuser = new pg.Client(inject('postgresSuperuserUrl'));
  await superuser.connect();
  for (const role of [owner, app])
    await superuser.query(`create role ${role} login nosuperuser nocreaterole nocreatedb password 'plain'`);
  await superuser.query(`alter database ${database.name} owner to ${owner}`);
  await superuser.end();
  const as = (role: string | undefined) => database.url.replace(/\/\/[^@]*@/, `//${role}:plain@`);
  const folder = mkdtempSync(path.join(tmpdir(), 'kaja-role-'));
  const secret = 'e'.repeat(40);
  const migrations = path.join(import.meta.dirname, '..', '..', 'migrations');
  const addresses = await migrate({ ownerUrl: as(owner), appUrl: as(app), secret, folder: migrations });
  const config = readConfig({ KAJA_DATA: folder, LOG_LEVEL: 'silent' });
  const { services } = openServices({ config, secret, addresses, features });
  const working = await beginWork(services, features, { appRole: addresses.appRole, works: true });
  const { scope } = await anOrganisation(services, { slug: 'roll', ownerEmail: 'a@roll.example' });
  const seen = await services.database.inScope(scope, (tx) => tx.query('select current_user::text as role'));
  expect(seen.rows).toEqual([{ role: app }]);
  // Its changes are handed on by the queue that the owner keeps.
  while ((await asOwner({ ownerUrl: as(owner) }, 'select from change_event')).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await working.stop();
  await services.database.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});
