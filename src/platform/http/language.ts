import type { FastifyRequest } from 'fastify';
import type { Language } from '../db/scope.ts';

/** The reader's language; Estonian where the request broke before it was known. */
export function languageOf(request: FastifyRequest): Language {
  return request.language ?? 'et';
}
