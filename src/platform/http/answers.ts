import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../db/scope.ts';
import { Refusal } from '../errors/refusal.ts';
import { type ErrorKind, type ErrorRegistry, statusOfKind } from '../errors/registry.ts';
import type { Texts } from '../i18n/texts.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Problem } from './problem.ts';

/** A schema refused the request; which fields and why. */
export class InvalidInput extends Error {
  readonly problems: readonly FieldProblem[];
  constructor(problems: readonly FieldProblem[]) {
    super('invalid_input');
    this.name = 'InvalidInput';
    this.problems = problems;
  }
}

/** Codes of the server's own refusals, before any handler ran. */
const frameworkCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
  FST_FILES_LIMIT: 'invalid_input',
  FST_PARTS_LIMIT: 'invalid_input',
  FST_FIELDS_LIMIT: 'invalid_input',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
};

/** PostgreSQL's words for values that no schema foresaw: a fault of the request, not of the server. */
const databaseCodes: Record<string, string> = {
  '22003': 'number_out_of_range',
  '22007': 'invalid_input',
  '22008': 'invalid_input',
  '22021': 'text_not_well_formed',
  '22P02': 'invalid_input',
  '22P05': 'text_not_well_formed',
  '23503': 'not_found',
  '23505': 'already_exists',
  '23514': 'invalid_input',
};

/** The database is not there, is stopping, or could not serve two at once (class 40): the same request may succeed later. */
const passingTrouble = /^(08...|40...|53...|55P03|57P0.|ECONN[A-Z]+)$/;

export interface AnswerTools {
  errors: ErrorRegistry;
  texts: Texts;
  languageOf: (request: FastifyRequest) => Language;
}

/**
 * Turns whatever was thrown into the one shape of error answers, or into what `send` makes of it. A stack never leaves
 * the server.
 */
export function answerErrors(server: FastifyInstance, tools: AnswerTools, send = sendProblem): void {
  server.setErrorHandler((error: unknown, request, reply) => {
    const { status, body } = describe(error, request, tools);
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'A request failed');
    // What only the database noticed, a schema should have.
    else if (isOfDatabase(error))
      request.log.warn({ err: error, requestId: request.id }, 'The database refused a value');
    return send(reply, status, body);
  });
}

export function sendProblem(reply: FastifyReply, status: number, body: Problem): FastifyReply {
  // What is refused to one is none of a cache's business: 404 and 410 may be kept unless it is forbidden (RFC 9110 §15.1).
  void reply.header('cache-control', 'no-store');
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

export function problemOf(
  code: string,
  kind: ErrorKind,
  request: FastifyRequest,
  tools: AnswerTools,
): { status: number; body: Problem } {
  return {
    status: statusOfKind[kind],
    body: {
      error: { code, message: sentence(tools, tools.languageOf(request), code, {}), fields: [], requestId: request.id },
    },
  };
}

function describe(error: unknown, request: FastifyRequest, tools: AnswerTools): { status: number; body: Problem } {
  const language = tools.languageOf(request);
  if (error instanceof InvalidInput) return invalidInput(error, language, request, tools);
  if (error instanceof Refusal) return refusal(error, language, request, tools);
  const code = codeOf(error);
  return problemOf(code, tools.errors.find(code)?.kind ?? 'internal', request, tools);
}

function isOfDatabase(error: unknown): boolean {
  return Object.hasOwn(databaseCodes, String((error as { code?: unknown } | null)?.code));
}

function codeOf(error: unknown): string {
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  const known = frameworkCodes[code ?? ''] ?? databaseCodes[code ?? ''];
  if (known) return known;
  if (passingTrouble.test(code ?? '')) return 'unavailable';
  if (error instanceof SyntaxError && statusCode === 400) return 'malformed_json';
  if (statusCode === 429) return 'too_many_requests';
  if (statusCode === 415) return 'unsupported_media_type';
  if (statusCode === 413) return 'body_too_large';
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return 'invalid_input';
  return 'unexpected';
}

function invalidInput(error: InvalidInput, language: Language, request: FastifyRequest, tools: AnswerTools) {
  const fields = error.problems.map(({ field, code, params }) => ({
    field,
    code,
    message: fieldSentence(tools, language, code, params),
  }));
  const body: Problem = {
    error: {
      code: 'invalid_input',
      message: sentence(tools, language, 'invalid_input', {}),
      ...(fields[0]?.field ? { field: fields[0].field } : {}),
      fields,
      requestId: request.id,
    },
  };
  return { status: 400, body };
}

function refusal(error: Refusal, language: Language, request: FastifyRequest, tools: AnswerTools) {
  const known = tools.errors.find(error.code);
  const message = sentence(tools, language, error.code, error.params);
  const body: Problem = {
    error: {
      code: error.code,
      message,
      ...(error.field ? { field: error.field } : {}),
      fields: error.field ? [{ field: error.field, code: error.code, message }] : [],
      ...(error.detail === undefined ? {} : { detail: error.detail }),
      requestId: request.id,
    },
  };
  return { status: statusOfKind[known?.kind ?? 'internal'], body };
}

function sentence(tools: AnswerTools, language: Language, code: string, params: Refusal['params']): string {
  const room = tools.errors.find(code)?.room ?? 'platform';
  return tools.texts.say(language, `${room}:errors.${code}`, params);
}

function fieldSentence(tools: AnswerTools, language: Language, code: string, params: FieldProblem['params']): string {
  return tools.errors.find(code)
    ? sentence(tools, language, code, params)
    : tools.texts.say(language, `platform:fields.${code}`, params);
}
