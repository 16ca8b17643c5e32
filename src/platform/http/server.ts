import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Language } from '../db/scope.ts';
import { Refusal } from '../errors/refusal.ts';
import { negotiateLanguage } from '../i18n/texts.ts';
import { newId } from '../time/clock.ts';
import { type AnswerTools, answerErrors, problemOf, sendProblem } from './answers.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { languageOf } from './language.ts';
import { addPage } from './page-adapter.ts';
import { sendProblemPage } from './problem-page.tsx';
import type { Route } from './route.ts';
import { addRoute } from './route-adapter.ts';
import type { ServerParts } from './server-parts.ts';

/** 1 MB: the largest JSON that a form of ours sends. Files have a limit of their own. */
const bodyLimit = 1_048_576;
/** A whole request, upload included: 20 MB from a village with 1 Mbit/s take under three minutes. Fastify's own is none. */
const requestTimeoutMs = 300_000;
export const uploadLimitBytes = 20 * 1_048_576;

/** The HTTP server with everything on it, not yet listening. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, log, texts } = parts.services;
  const server = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: requestTimeoutMs,
    // Addresses that no route can match (`%E0%A4%A`, a part of 500 letters) never reach a hook or a handler.
    frameworkErrors: (_error, request, reply) => {
      const { status, body } = problemOf('not_found', 'not_found', request, tools);
      return sendProblem(reply, status, body);
    },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, texts),
  });
  // Node answers `Expect: x` by itself, with 417 and nothing said. What we do not know of, we need not do (RFC 9110 §10.1.1).
  server.server.on('checkExpectation', (request, response) => server.server.emit('request', request, response));
  const tools: AnswerTools = { errors: parts.errors, texts, languageOf };
  answerErrors(server, tools);
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(config.url),
    strictTransportSecurity: config.url.startsWith('https:'),
    // Not the stricter `no-referrer`: under it browsers send `Origin: null` with our own forms (Fetch §3.2), as foreign ones do.
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(rateLimit, { global: false });
  await server.register(multipart, {
    limits: { files: 1, fileSize: uploadLimitBytes, fields: 10, parts: 12, fieldSize: 100_000 },
  });
  acceptJson(server);
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', async (request) => {
    request.language = cookieLanguage(request) ?? negotiateLanguage(request.headers['accept-language']);
  });
  await parts.watch?.(server);
  server.get('/healthz', async (_request, reply) => {
    try {
      await parts.services.database.ping();
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
  for (const route of parts.routes) addRoute(server, route, parts);
  // Only pages take forms: what the API takes, no page of another site can send without being asked first.
  await server.register(async (pages) => {
    acceptForms(pages);
    answerErrors(pages, tools, sendProblemPage);
    for (const page of parts.pages) addPage(pages, page, parts);
  });
  answerUnknown(server, parts.routes, tools);
  return server;
}

declare module 'fastify' {
  interface FastifyRequest {
    language: Language;
  }
}

function contentSecurityPolicy(url: string) {
  return {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // The component library sizes things through style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      upgradeInsecureRequests: url.startsWith('https:') ? [] : null,
    },
  };
}

/**
 * JSON as Fastify reads it, with two differences: no body is no body, because many clients name a type on requests that
 * carry nothing; and bytes that are no UTF-8 (RFC 8259 §8.1) are refused instead of being kept as "\ufffd".
 */
function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decodeUtf8(body as Buffer);
    if (text === null) done(new Refusal('malformed_json'));
    else if (text === '') done(null, undefined);
    else void parse(request, text, done);
  });
}

function acceptForms(server: FastifyInstance): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)));
  });
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

function cookieLanguage(request: FastifyRequest): Language | null {
  const found = /(?:^|;\s*)kaja_language=(et|en)(?:;|$)/.exec(request.headers.cookie ?? '');
  return found ? (found[1] as Language) : null;
}

/** 404 for what nobody serves, 405 with `Allow` for a known address and another method; both in the API's own shape. */
function answerUnknown(server: FastifyInstance, routes: readonly Route[], tools: AnswerTools): void {
  const patterns = routes.map(({ endpoint }) => ({
    method: endpoint.method,
    pattern: new RegExp(`^${endpoint.path.replace(/:[a-zA-Z]+/g, '[^/]+')}/?$`),
  }));
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = patterns.filter((entry) => entry.pattern.test(path)).map((entry) => entry.method);
    const { status, body } =
      allowed.length > 0
        ? problemOf('wrong_method', 'wrong_method', request, tools)
        : problemOf('not_found', 'not_found', request, tools);
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
    return sendProblem(reply, status, body);
  });
}
