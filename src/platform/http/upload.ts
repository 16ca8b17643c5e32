import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';
import { InvalidInput } from './answers.ts';
import { shortName } from './file-name.ts';
import type { Upload } from './route.ts';
import { assertWellFormed } from './well-formed.ts';

/** A type and a subtype of RFC 6838 §4.2; what a client sends goes into a header again when the file is read. */
const mediaTypePattern = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/**
 * The one file of a multipart body, in a field named `file`; other fields are passed over.
 * @throws Refusal `unsupported_media_type`, `malformed_request` when the body breaks off or is no multipart
 * @throws InvalidInput when there is no file, more than one, or one under another name
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Refusal('unsupported_media_type');
  try {
    const upload = await readParts(request);
    if (!upload) throw new InvalidInput([{ field: 'file', code: 'missing', params: {} }]);
    return upload;
  } catch (error) {
    if (error instanceof Refusal || error instanceof InvalidInput) throw error;
    // The library names its own refusals (a file too large, too many parts); the parser below it throws bare errors.
    if (/^FST_/.test((error as { code?: string }).code ?? '')) throw error;
    throw new Refusal('malformed_request', { cause: error });
  }
}

async function readParts(request: FastifyRequest): Promise<Upload | null> {
  let upload: Upload | null = null;
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue;
    if (part.fieldname !== 'file') throw new InvalidInput([{ field: 'file', code: 'missing', params: {} }]);
    assertWellFormed(part.filename, 'file');
    const mediaType = mediaTypePattern.test(part.mimetype) ? part.mimetype : 'application/octet-stream';
    upload = { name: shortName(part.filename) || 'file', mediaType, bytes: await part.toBuffer() };
  }
  return upload;
}
