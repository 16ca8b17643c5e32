import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language, Scope } from '../db/scope.ts';
import type { BodyOf, EndpointSpec, ParamsOf, QueryOf, ReplyInput } from './endpoint.ts';
import type { Session } from './gate.ts';

/** One uploaded file, read whole (the size was bounded while reading). */
export interface Upload {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/** A download: sent as an attachment, or shown when `inline` is safe (pictures that we encoded ourselves). */
export interface Download {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  inline?: boolean;
}

/** What a handler is called with: everything was read by a schema, the actor was proven, the permission was checked. */
export interface Call<Spec extends EndpointSpec> {
  params: ParamsOf<Spec>;
  query: QueryOf<Spec>;
  body: BodyOf<Spec>;
  /** The organisation and actor; on `public` and `signed-in` endpoints it throws, there is none. */
  scope: Scope;
  session: Session | null;
  language: Language;
  upload: Upload | null;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Answer<Spec extends EndpointSpec> = Spec extends { answers: 'file' }
  ? Download
  : Spec extends { reply: unknown }
    ? ReplyInput<Spec>
    : // biome-ignore lint/suspicious/noConfusingVoidType: it stands in a promise's place only, an answer without words (204)
      void;

export interface Route {
  endpoint: EndpointSpec;
  handle: (call: never) => Promise<unknown>;
}

/** Binds an endpoint of the contract to the use case that answers it. */
export function route<Spec extends EndpointSpec>(
  endpoint: Spec,
  handle: (call: Call<Spec>) => Promise<Answer<Spec>>,
): Route {
  return { endpoint, handle };
}
