import pg from 'pg';
import type { SequenceRecord } from './format.ts';

export interface CatalogueTable {
  schema: string;
  name: string;
  columns: string[];
  /** On the disk, partitions and long values included. */
  bytes: number;
}

// Tables that belong to the owner, or to a role whose rights it has (the queue's). What extensions and other users of
// the same database keep is not ours.
const tablesSql = `
  select n.nspname as schema, c.relname as name,
         coalesce((select array_agg(a.attname::text order by a.attnum) from pg_catalog.pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns,
         (case c.relkind when 'p' then (select coalesce(sum(pg_catalog.pg_table_size(t.relid)), 0)
            from pg_catalog.pg_partition_tree(c.oid) t where t.isleaf)
          else pg_catalog.pg_table_size(c.oid) end)::float8 as bytes
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
     and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
     and pg_catalog.pg_has_role(c.relowner, 'usage')
     and not exists (select 1 from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
   order by 1, 2`;

export async function tablesOf(client: pg.ClientBase): Promise<CatalogueTable[]> {
  return (await client.query<CatalogueTable>(tablesSql)).rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<SequenceRecord[]> {
  const { rows } = await client.query<SequenceRecord>(
    `select schemaname::text as schema, sequencename::text as name, last_value::text as "lastValue"
       from pg_catalog.pg_sequences where pg_catalog.pg_has_role(sequenceowner, 'usage') order by 1, 2`,
  );
  return rows;
}

export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Foreign keys of the owner's tables, written so that they can be made again under an empty search path. */
export async function foreignKeysOf(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select pg_catalog.format('%I.%I', n.nspname, c.relname) as table, pg_catalog.quote_ident(k.conname) as name,
            pg_catalog.pg_get_constraintdef(k.oid) as definition
       from pg_catalog.pg_constraint k
       join pg_catalog.pg_class c on c.oid = k.conrelid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and k.conparentid = 0 and n.nspname !~ '^pg_' and pg_catalog.pg_has_role(c.relowner, 'usage')
      order by 1, 2`,
  );
  return rows;
}

/** `"public"."plan"` */
export function quoted(table: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
}

export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** How values are written and read, the same on every server: whoever writes and whoever reads sets it. */
export const valueSettings = `
  set local search_path = '';
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local synchronize_seqscans = off;
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local client_encoding = 'UTF8';
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  set local row_security = off`;
