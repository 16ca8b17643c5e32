import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import { anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { factsSql } from '#features/plan/reads/facts.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { catalogueFindings } from '../../tools/check/catalogue.ts';
import { features } from './features.ts';

let installation: TestInstallation;
let owner: pg.Client;

beforeAll(async () => {
  installation = await openTestInstallation({ features });
  owner = new pg.Client(installation.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await installation.close();
});

describe('the catalogue', () => {
  it('keys every table of an organisation by it, protects it, and has no triggers', async () => {
    expect(await catalogueFindings(async (sql) => (await owner.query(sql)).rows)).toEqual([]);
  });

  it('shows the serving role nothing without a scope, and nothing of a neighbour within one', async () => {
    const { services } = installation;
    const here = await anOrganisation(services, { slug: 'siin', ownerEmail: 'siin@siin.example' });
    const there = await anOrganisation(services, { slug: 'seal', ownerEmail: 'seal@seal.example' });
    await aPlan(services, there.scope);
    const count = 'select count(*)::int as rows from plan_activity';
    const outside = await services.database.inInstallation((tx) => tx.query(count));
    expect(outside.rows).toEqual([{ rows: 0 }]);
    const within = await services.database.inScope(here.scope, (tx) => tx.query(count));
    expect(within.rows).toEqual([{ rows: 0 }]);
    const steal = services.database.inScope(here.scope, (tx) =>
      tx.query(
        'insert into plan_party (organisation_id, id, name, name_folded, kind, state) values ($1, gen_random_uuid(), $2, $2, $3, $4)',
        [there.scope.organisationId, 'Vargad', 'team', 'proposed'],
      ),
    );
    await expect(steal).rejects.toThrow(/row-level security/);
  });

  it('keeps what was done: the serving role can neither change nor delete the audit log', async () => {
    const { scope } = await anOrganisation(installation.services, { slug: 'logi', ownerEmail: 'logi@logi.example' });
    for (const sql of ['update audit_entry set action = action', 'delete from audit_entry']) {
      const attempt = installation.services.database.inScope(scope, (tx) => tx.query(sql));
      await expect(attempt).rejects.toThrow(/permission denied/);
    }
  });

  it('finds the activities of a plan through their index, as the serving role', async () => {
    const { services } = installation;
    const { scope } = await anOrganisation(services, { slug: 'suur', ownerEmail: 'suur@suur.example' });
    const many = Array.from({ length: 2_000 }, (_, index) => anActivity({ code: `1.${index}` }));
    const { planId } = await aPlan(services, scope, aParsedPlan(many));
    await owner.query('analyze');
    const plan = await services.database.inScope(scope, async (tx) => {
      const values = [scope.organisationId, planId, null, null, null, null, null, null, 50];
      return (await tx.query(`explain (format json) ${factsSql}`, values)).rows[0]?.['QUERY PLAN'];
    });
    const scanned = JSON.stringify(plan).match(
      /"Node Type":"Seq Scan"[^}]*"Relation Name":"(plan_(?:step|target|activity_party))"/g,
    );
    expect(scanned).toBeNull();
  });
});
