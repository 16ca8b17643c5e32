import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import type { Scope } from '../db/scope.ts';
import { Refusal } from '../errors/refusal.ts';
import { InvalidInput } from './answers.ts';
import { bearerOf, KeyLimits } from './bearer.ts';
import type { EndpointSpec } from './endpoint.ts';
import { fieldProblem } from './field-problem.ts';
import { contentDisposition } from './file-name.ts';
import type { Gate, Session } from './gate.ts';
import { assertSameOrigin } from './origin.ts';
import type { Call, Download, Route } from './route.ts';
import type { ServerParts } from './server-parts.ts';
import { readUpload } from './upload.ts';
import { assertWellFormed } from './well-formed.ts';

interface Entered {
  session: Session | null;
  scope: Scope | null;
}

/** Who asks, proven before the body is read, so that strangers cannot make the server work. */
const entered = new WeakMap<FastifyRequest, Entered>();

const keyLimits = new KeyLimits();

/** Puts one endpoint on the server: origin → actor → permission → schemas → use case → schema of the answer. */
export function addRoute(server: FastifyInstance, { endpoint, handle }: Route, parts: ServerParts): void {
  if (endpoint.access.includes('.') && !parts.services.access.has(endpoint.access)) {
    throw new Error(
      `${endpoint.method} ${endpoint.path} needs the permission ${endpoint.access}, which nobody declares`,
    );
  }
  server.route({
    method: endpoint.method as HTTPMethods,
    url: endpoint.path,
    onRequest: async (request, reply) => {
      const key = bearerOf(request);
      if (key === null) assertSameOrigin(request, parts.services.config.url);
      // The gate already asks the database by the organisation's name.
      assertWellFormed(request.params);
      const actor = await (key === null
        ? enter(request, endpoint, parts)
        : enterWithKey(request, reply, key, endpoint, parts));
      entered.set(request, actor);
      if (actor.session) request.language = actor.session.language;
    },
    handler: async (request, reply) => {
      const actor = entered.get(request) ?? { session: null, scope: null };
      const call = await readCall(request, reply, endpoint, actor);
      const answer = await handle(call as never);
      if (reply.sent) return reply;
      if (endpoint.answers === 'file') return sendDownload(reply, answer as Download);
      return sendAnswer(reply, endpoint, answer);
    },
  });
}

async function enter(request: FastifyRequest, endpoint: EndpointSpec, parts: ServerParts): Promise<Entered> {
  const gate: Gate = parts.gate;
  if (endpoint.access === 'public') return { session: await gate.session(request.headers.cookie), scope: null };
  if (endpoint.access === 'signed-in') {
    const session = await gate.session(request.headers.cookie);
    if (!session) throw new Refusal('sign_in_needed');
    return { session, scope: null };
  }
  const { organisation } = request.params as { organisation: string };
  const actor = await gate.enter(request.headers.cookie, organisation);
  if (!actor.session) throw new Refusal('sign_in_needed');
  // Not 403: whether another organisation exists is none of a stranger's business.
  if (!actor.scope) throw new Refusal('not_found');
  if (!parts.services.access.allows(actor.scope.actor, endpoint.access)) throw new Refusal('not_allowed');
  return actor;
}

/** A program with a key: no cookie counts beside it, and no page of another site can send one unasked. */
async function enterWithKey(
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  endpoint: EndpointSpec,
  parts: ServerParts,
): Promise<Entered> {
  delete request.raw.headers.cookie;
  const waitSeconds = keyLimits.secondsToWait(key);
  if (waitSeconds > 0) {
    void reply.header('retry-after', waitSeconds);
    throw new Refusal('too_many_requests');
  }
  const inOrganisation = endpoint.access.includes('.');
  const slug = inOrganisation ? (request.params as { organisation: string }).organisation : null;
  // RFC 6750 §3: what to bring instead. It stays only on refusals, which end the request here.
  void reply.header('www-authenticate', 'Bearer error="invalid_token"');
  const actor = await parts.gate.enterWithKey(key, slug);
  void reply.removeHeader('www-authenticate');
  if (endpoint.access === 'public') return actor;
  if (!inOrganisation) throw new Refusal('key_not_allowed');
  if (!actor.scope) throw new Refusal('not_found');
  const isLooking = endpoint.method === 'GET';
  if (!parts.services.access.allows(actor.scope.actor, endpoint.access)) throw new Refusal('not_allowed');
  if (actor.session.key?.readOnly && !isLooking) throw new Refusal('not_allowed');
  return actor;
}

async function readCall(
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: EndpointSpec,
  actor: Entered,
): Promise<Call<EndpointSpec>> {
  assertWellFormed(request.query);
  const upload = endpoint.accepts === 'file' ? await readUpload(request) : null;
  if (!upload && request.isMultipart()) throw new Refusal('unsupported_media_type');
  if (!upload) assertWellFormed(request.body);
  const call = {
    params: readParams(endpoint.params, request.params),
    query: endpoint.query ? read(endpoint.query, request.query) : undefined,
    body: endpoint.body && !upload ? read(endpoint.body, request.body ?? {}) : undefined,
    session: actor.session,
    language: request.language,
    upload,
    request,
    reply,
    get scope(): Scope {
      if (!actor.scope) throw new Error(`${endpoint.method} ${endpoint.path} has no organisation`);
      return actor.scope;
    },
  };
  return call as unknown as Call<EndpointSpec>;
}

/** An id that no record could have is a record that does not exist, not a malformed request. */
function readParams(schema: z.ZodObject | undefined, value: unknown): unknown {
  if (!schema) return value;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refusal('not_found');
  return parsed.data;
}

function read(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidInput(parsed.error.issues.map(fieldProblem));
  return parsed.data;
}

function sendAnswer(reply: FastifyReply, endpoint: EndpointSpec, answer: unknown): FastifyReply {
  if (!endpoint.reply) return reply.code(204).send();
  void reply.header('cache-control', 'no-store');
  // Parsing drops what the schema does not name: a column added to a table never leaks by itself.
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(endpoint.reply.parse(answer)));
}

function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  return reply
    .type(file.mediaType)
    .header('content-disposition', contentDisposition(file.name, file.inline ? 'inline' : 'attachment'))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")
    .header('cache-control', 'private, max-age=0, must-revalidate')
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}
