import type { BodyInput, EndpointSpec, ParamsInput, QueryInput, ReplyOf } from '#platform/http/endpoint.ts';
import { ApiError, readProblem } from './errors.ts';
import { sendWithProgress } from './upload.ts';

type Given<Key extends string, Value> = [Value] extends [undefined] ? { [K in Key]?: undefined } : Record<Key, Value>;
/** All of a query is usually optional; then so is naming it. */
type GivenQuery<Value> = [Value] extends [undefined]
  ? { query?: undefined }
  : Record<string, never> extends Value
    ? { query?: Value }
    : { query: Value };
type GivenBody<Spec> = Spec extends { accepts: 'file' } ? { body: FormData } : Given<'body', BodyInput<Spec>>;

export type Input<Spec extends EndpointSpec> = Given<'params', ParamsInput<Spec>> &
  GivenQuery<QueryInput<Spec>> &
  GivenBody<Spec>;

export interface Options {
  signal?: AbortSignal | undefined;
  /** Share of the body sent, 0…1; only for FormData. */
  onProgress?: ((share: number) => void) | undefined;
}

/** An input with its types taken off, as it travels inside this module. */
export interface LooseInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

let whenSignedOut: (() => void) | null = null;

/** Called on every 401; the composition root leads to the sign-in page. */
export function onSignedOut(handler: () => void): void {
  whenSignedOut = handler;
}

/** Sends one declared request and reads the reply with its schema. Throws ApiError, whatever went wrong. */
export async function request<Spec extends EndpointSpec>(
  spec: Spec,
  input: Input<Spec>,
  options: Options = {},
): Promise<ReplyOf<Spec>> {
  const response = await send(spec, input, options);
  if (response.status === 204 || !spec.reply) return undefined as ReplyOf<Spec>;
  const body: unknown = await response.json().catch(() => null);
  const read = spec.reply.safeParse(body);
  if (!read.success) {
    throw new ApiError({
      status: response.status,
      code: 'unreadable_reply',
      message: '',
      requestId: requestId(response),
      cause: read.error,
    });
  }
  return read.data as ReplyOf<Spec>;
}

/** Leaves the session; the path is the sign-in library's own, so no room declares it. Never throws: one goes either way. */
export async function leaveSession(address: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(address, { method: 'POST', credentials: 'same-origin', headers, body: '{}' }).catch(() => undefined);
}

/** The address of a declared GET, for links and downloads. */
export function addressOf<Spec extends EndpointSpec>(spec: Spec, input: Input<Spec>): string {
  return buildAddress(spec, input);
}

async function send(spec: EndpointSpec, input: LooseInput, options: Options): Promise<Response> {
  const address = buildAddress(spec, input);
  const response = await transmit(spec.method, address, input.body, options);
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (response.status === 401) whenSignedOut?.();
  throw problem;
}

async function transmit(method: string, address: string, body: unknown, options: Options): Promise<Response> {
  try {
    if (body instanceof FormData && options.onProgress) {
      return await sendWithProgress({ method, address, body, onProgress: options.onProgress, signal: options.signal });
    }
    const json = body !== undefined && !(body instanceof FormData);
    return await fetch(address, {
      method,
      credentials: 'same-origin',
      signal: options.signal ?? null,
      headers: { accept: 'application/json', ...(json ? { 'content-type': 'application/json' } : {}) },
      body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
    });
  } catch (cause) {
    // The caller called it off: that is no failure to tell a person about.
    if (options.signal?.aborted) throw cause;
    throw new ApiError({ status: 0, code: 'offline', message: '', cause });
  }
}

function buildAddress(spec: EndpointSpec, input: LooseInput): string {
  const params = entries(input.params);
  const path = spec.path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = params.get(name);
    if (value === undefined) throw new Error(`${spec.path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [key, value] of entries(input.query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(key, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

function entries(value: unknown): Map<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function requestId(response: Response): string | null {
  return response.headers.get('x-request-id');
}
