import { z } from 'zod';
import type { ErrorRegistry } from '../errors/registry.ts';
import { statusOfKind } from '../errors/registry.ts';
import type { EndpointSpec, MessageSpec } from './endpoint.ts';
import { Problem } from './problem.ts';

type Json = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, made from the same endpoints that are served: every answer, errors included. */
export function openApiDocument(
  endpoints: readonly EndpointSpec[],
  errors: ErrorRegistry,
  version: string,
  messages: readonly MessageSpec[] = [],
  refusalsOfGate: readonly string[] = [],
): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] ??= {};
    (paths[path] as Json)[endpoint.method.toLowerCase()] = operation(endpoint, errors, refusalsOfGate);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kaja', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }],
    paths,
    ...(messages.length > 0 ? { webhooks: Object.fromEntries(messages.map(webhook)) } : {}),
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kaja.session' },
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'kaja_…' },
      },
    },
  };
}

function operation(endpoint: EndpointSpec, errors: ErrorRegistry, refusalsOfGate: readonly string[]): Json {
  const operationId = `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  return {
    operationId,
    summary: endpoint.summary,
    ...securityOf(endpoint),
    parameters: [...parametersIn('path', endpoint), ...parametersIn('query', endpoint)],
    ...requestBody(endpoint),
    responses: { ...success(endpoint), ...failures(endpoint, errors, refusalsOfGate) },
  };
}

function webhook({ name, summary, body }: MessageSpec): [string, Json] {
  const content = { 'application/json': { schema: jsonSchema(body, 'output') } };
  const responses = { '2XX': { description: 'Taken; anything else is sent again' } };
  return [name, { post: { summary, requestBody: { required: true, content }, responses } }];
}

/** A key is for one organisation: what belongs to a person's sign-in it does not reach. */
function securityOf({ access }: EndpointSpec): Json {
  if (access === 'public') return { security: [] };
  const security = access === 'signed-in' ? [{ session: [] }] : [{ session: [] }, { key: [] }];
  return { security, 'x-access': access };
}

function parametersIn(place: 'path' | 'query', endpoint: EndpointSpec): Json[] {
  const schema = place === 'path' ? endpoint.params : endpoint.query;
  const described = schema
    ? (jsonSchema(schema, 'input') as { properties?: Record<string, Json>; required?: string[] })
    : {};
  const names =
    place === 'path'
      ? [...endpoint.path.matchAll(/:([a-zA-Z]+)/g)].map((found) => found[1] as string)
      : Object.keys(described.properties ?? {});
  return names.map((name) => ({
    name,
    in: place,
    required: place === 'path' || (described.required?.includes(name) ?? false),
    schema: described.properties?.[name] ?? { type: 'string' },
  }));
}

function requestBody(endpoint: EndpointSpec): Json {
  if (endpoint.accepts === 'file') {
    const schema = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (!endpoint.body) return {};
  return {
    requestBody: {
      // No body is read as an empty one, which is enough where nothing is obligatory.
      required: !endpoint.body.safeParse({}).success,
      content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
    },
  };
}

function success(endpoint: EndpointSpec): Json {
  if (endpoint.answers === 'file')
    // Bytes of any type: OpenAPI 3.1 says so by no schema (§4.8.14.3), and some of them are JSON.
    return { 200: { description: 'The file', content: { '*/*': {} } } };
  if (!endpoint.reply) return { 204: { description: 'Done' } };
  return {
    200: {
      description: endpoint.summary,
      content: { 'application/json': { schema: jsonSchema(endpoint.reply, 'output') } },
    },
  };
}

/** What any request can end in, by who may ask; then the endpoint's own codes. */
function failures(endpoint: EndpointSpec, errors: ErrorRegistry, refusalsOfGate: readonly string[]): Json {
  const common = [
    'invalid_input',
    'text_not_well_formed',
    'number_out_of_range',
    'malformed_json',
    'malformed_request',
    'origin_mismatch',
    'not_found',
    'body_too_large',
    'unsupported_media_type',
    'too_many_requests',
    'unexpected',
    'unavailable',
    'key_unknown',
    'key_expired',
    'key_revoked',
    'key_not_allowed',
  ];
  const guarded = endpoint.access === 'public' ? [] : ['sign_in_needed', 'not_allowed'];
  const inside = endpoint.access.includes('.') ? refusalsOfGate : [];
  const changing = endpoint.method === 'GET' ? [] : ['edited_meanwhile', 'already_exists'];
  const byStatus = new Map<number, string[]>();
  for (const code of [...common, ...guarded, ...inside, ...changing, ...(endpoint.errors ?? [])]) {
    const entry = errors.find(code);
    if (!entry) throw new Error(`${endpoint.method} ${endpoint.path} names the unknown error ${code}`);
    const status = statusOfKind[entry.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}
