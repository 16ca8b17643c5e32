/**
 * What must be true of every table in the real catalogue, so that an organisation's rows stay its own and the database
 * can be sharded by organisation one day. A test on a migrated database calls it.
 */
export type CatalogueQuery = (sql: string) => Promise<Record<string, unknown>[]>;

/** Tables that belong to the installation and not to one organisation. Each says why. */
export const installationTables: Readonly<Record<string, string>> = {
  'public.organisation': 'is the organisation itself',
  'public.change_event': 'what was just done in any organisation, ids only, until a worker takes it',
  'public.notification_call': 'who was just told something in any organisation, ids only, until a worker takes it',
  'public.webhook_turn': 'which receivers of any organisation have something due, ids only',
  'public.installation_state': 'one row: what the installation knows of itself',
  'public.schema_migration': 'remembers which migrations were applied',
  'auth.user': 'a person may be a member of several organisations',
  'auth.session': 'belongs to a person',
  'auth.account': 'belongs to a person',
  'auth.verification': 'is written before anybody is known',
  'auth.passkey': 'belongs to a person',
  'auth.twoFactor': 'belongs to a person',
  'auth.attempt': 'counts tries by keyed hash, before anybody is known',
};

/** The queue's own tables: made and kept by its library, payloads hold ids only. */
const foreignSchemas = ['jobs'];

export async function catalogueFindings(query: CatalogueQuery): Promise<string[]> {
  const tables = (await query(tablesSql)).map(readTable).filter((table) => !foreignSchemas.includes(table.schema));
  const ours = tables.filter((table) => !(table.name in installationTables));
  // A check that sees no table would be green on the wrong database.
  if (ours.length === 0) return ['the check saw no table of an organisation: it asks the wrong database'];
  const rows = { keys: await query(keysSql), foreign: await query(foreignKeysSql), triggers: await query(triggersSql) };
  return [
    ...tables
      .filter((table) => table.forced)
      .map((table) => `${table.name}: FORCE row level security hides rows from a backup`),
    ...ours.flatMap(columnAndPolicy),
    ...ours.flatMap((table) => keyFindings(table.name, rows.keys)),
    ...ours.flatMap((table) => foreignFindings(table.name, rows.foreign)),
    ...tables.flatMap((table) => triggerFindings(table.name, rows.triggers)),
  ];
}

interface Table {
  schema: string;
  name: string;
  hasColumn: boolean;
  nullable: boolean;
  enabled: boolean;
  forced: boolean;
  policies: string[];
}

const tablesSql = `
  select n.nspname as schema, n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled,
         c.relforcerowsecurity as forced, a.attname is not null as has_column, not coalesce(a.attnotnull, true) as nullable,
         coalesce((select json_agg(pg_get_expr(p.polqual, p.polrelid)) from pg_policy p where p.polrelid = c.oid), '[]') as policies
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
   where c.relkind in ('r', 'p') and not c.relispartition
     and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
   order by 2`;

// Unique constraints are unique indexes too, so the indexes say it all.
const keysSql = `
  select n.nspname || '.' || c.relname as name, i.relname as key, x.indisprimary as "primary",
         exists (select 1 from pg_attribute a
                  where a.attrelid = c.oid and a.attnum = any (x.indkey::int2[]) and a.attname = 'organisation_id') as scoped
    from pg_index x
    join pg_class c on c.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
   where x.indisunique`;

const foreignKeysSql = `
  select n.nspname || '.' || c.relname as name, k.conname as key, tn.nspname || '.' || t.relname as target,
         exists (select 1 from unnest(k.conkey, k.confkey) as pair (own, other)
                   join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own and a.attname = 'organisation_id'
                   join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other and b.attname = 'organisation_id') as scoped
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = k.confrelid
    join pg_namespace tn on tn.oid = t.relnamespace
   where k.contype = 'f' and k.conparentid = 0`;

const triggersSql = `
  select n.nspname || '.' || c.relname as name, t.tgname as trigger
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal`;

function readTable(row: Record<string, unknown>): Table {
  return {
    schema: String(row.schema),
    name: String(row.name),
    hasColumn: row.has_column === true,
    nullable: row.nullable === true,
    enabled: row.enabled === true,
    forced: row.forced === true,
    policies: Array.isArray(row.policies) ? row.policies.map(String) : [],
  };
}

function columnAndPolicy(table: Table): string[] {
  if (!table.hasColumn) return [`${table.name}: has no organisation_id and is not among the installation's tables`];
  const findings: string[] = [];
  if (table.nullable) findings.push(`${table.name}: organisation_id may be null`);
  if (!table.enabled) findings.push(`${table.name}: row level security is off`);
  if (table.policies.length === 0) findings.push(`${table.name}: has no policy`);
  for (const policy of table.policies) {
    if (!policy.includes('organisation_id') || !policy.includes('kaja.organisation_id')) {
      findings.push(`${table.name}: a policy does not compare organisation_id with kaja.organisation_id: ${policy}`);
    }
  }
  return findings;
}

function keyFindings(name: string, rows: readonly Record<string, unknown>[]): string[] {
  const own = rows.filter((row) => row.name === name);
  const findings = own
    .filter((row) => row.scoped !== true)
    .map((row) => `${name}: key ${row.key} lacks organisation_id`);
  return own.some((row) => row.primary === true) ? findings : [...findings, `${name}: has no primary key`];
}

function foreignFindings(name: string, rows: readonly Record<string, unknown>[]): string[] {
  return rows
    .filter((row) => row.name === name && row.scoped !== true && !(String(row.target) in installationTables))
    .map((row) => `${name}: foreign key ${row.key} to ${row.target} does not carry organisation_id`);
}

function triggerFindings(name: string, rows: readonly Record<string, unknown>[]): string[] {
  return rows
    .filter((row) => row.name === name)
    .map((row) => `${name}: trigger ${row.trigger}; say it in writes instead`);
}
