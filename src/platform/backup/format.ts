import { z } from 'zod';

/**
 * A backup is one tar file that ordinary tools can open: `header.json`, the tables as pieces of PostgreSQL's COPY text
 * (`tables/SCHEMA.TABLE/000001.copy.zst`, each a zstd frame of its own), the files as they are, `manifest.json`, and at
 * the end `checksum`, the SHA-256 of every byte before it. A file that does not end in its checksum is cut off.
 */
export const formatVersion = 1;

/** Text of a table is cut into pieces of this size, so that neither writing nor reading needs more memory. */
export const pieceBytes = 524_288;

export const memberNames = {
  header: 'header.json',
  key: 'secret.key',
  manifest: 'manifest.json',
  checksum: 'checksum',
} as const;

export function pieceName(table: { schema: string; name: string }, number: number): string {
  return `tables/${table.schema}.${table.name}/${String(number).padStart(6, '0')}.copy.zst`;
}

export function fileName(file: { organisationId: string; sha256: string }): string {
  return `files/${file.organisationId}/${file.sha256}`;
}

const Migration = z.object({ name: z.string(), checksum: z.string() });

/** What must be known of any backup, whatever its version; read before all else. */
export const Beginning = z.object({ kind: z.literal('kaja-backup'), formatVersion: z.number().int() });

export const Header = Beginning.extend({
  kajaVersion: z.string(),
  createdAt: z.string(),
  installationId: z.string(),
  /** `180004` */
  postgresVersion: z.number().int(),
  migrations: z.array(Migration),
  /** Version of the queue's own tables; null before a Kaja was started here. */
  queueVersion: z.number().int().nullable(),
  /** Tells two installation keys apart and gives neither away. */
  keyMark: z.string(),
  demoWasLoaded: z.boolean(),
});
export type Header = z.infer<typeof Header>;

export const TableRecord = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** Of the COPY text. */
  bytes: z.number().int(),
  sha256: z.string(),
  pieces: z.number().int(),
});
export type TableRecord = z.infer<typeof TableRecord>;

export const FileRecord = z.object({ organisationId: z.uuid(), sha256: z.string(), bytes: z.number().int() });
export type FileRecord = z.infer<typeof FileRecord>;

export const SequenceRecord = z.object({ schema: z.string(), name: z.string(), lastValue: z.string().nullable() });
export type SequenceRecord = z.infer<typeof SequenceRecord>;

export const Manifest = Header.extend({
  tables: z.array(TableRecord),
  sequences: z.array(SequenceRecord),
  files: z.array(FileRecord),
  /** Named by the database and not found on the disk. */
  missingFiles: z.array(FileRecord),
  withKey: z.boolean(),
});
export type Manifest = z.infer<typeof Manifest>;
