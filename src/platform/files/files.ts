import type { ScopedTx } from '../db/database.ts';
import { memberOf, type Scope } from '../db/scope.ts';
import { Refusal } from '../errors/refusal.ts';
import { newId } from '../time/clock.ts';
import { safePicture } from './picture.ts';
import type { FileStore } from './store.ts';

export interface FileTables {
  file: {
    organisation_id: string;
    id: string;
    name: string;
    media_type: string;
    bytes: number;
    sha256: string;
    width: number | null;
    height: number | null;
    created_at: string;
    created_by: string | null;
    removed_at: string | null;
  };
}

export interface PreparedFile {
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  width: number | null;
  height: number | null;
}

/**
 * Puts the bytes where they stay, before the transaction that will name them. Pictures are encoded anew, which drops
 * the place they were taken at and whatever else hides in them.
 * @throws Refusal `picture_unreadable` when bytes claim to be a picture and are none
 */
export async function prepareFile(
  store: FileStore,
  scope: Scope,
  upload: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<PreparedFile> {
  const picture = upload.mediaType.startsWith('image/') ? await safePicture(upload.bytes) : null;
  const bytes = picture?.bytes ?? upload.bytes;
  return {
    name: upload.name,
    mediaType: picture?.mediaType ?? upload.mediaType,
    bytes: bytes.byteLength,
    sha256: await store.write(scope.organisationId, bytes),
    width: picture?.width ?? null,
    height: picture?.height ?? null,
  };
}

/** @returns the new file's id */
export async function recordFile(tx: ScopedTx, file: PreparedFile, at: Date): Promise<string> {
  const id = newId();
  await tx
    .on<FileTables>()
    .insertInto('file')
    .values({
      organisation_id: tx.scope.organisationId,
      id,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
      sha256: file.sha256,
      width: file.width,
      height: file.height,
      created_at: at.toISOString(),
      created_by: memberOf(tx.scope),
      removed_at: null,
    })
    .execute();
  return id;
}

/** @throws Refusal `not_found` */
export async function findFile(tx: ScopedTx, id: string): Promise<FileTables['file']> {
  const row = await tx
    .on<FileTables>()
    .selectFrom('file')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

/** What of a file may be told to a reader. */
export async function filesById(tx: ScopedTx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, PresentedFile>();
  const rows = await tx
    .on<FileTables>()
    .selectFrom('file')
    .select(['id', 'name', 'media_type', 'bytes', 'width', 'height'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', 'in', ids)
    .execute();
  return new Map<string, PresentedFile>(
    rows.map(({ media_type, ...row }) => [row.id, { ...row, mediaType: media_type }]),
  );
}

export interface PresentedFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
}
