import type { z } from 'zod';

/** `public`, `signed-in`, or a permission such as `plan.read` that a room's `access.ts` grants to roles. */
export type Access = 'public' | 'signed-in' | `${string}.${string}`;

/**
 * One endpoint of the API, declared once in a room's contract: the server serves it, the browser calls it, OpenAPI
 * describes it and the access matrix walks it. Safe for the browser: nothing here but schemas.
 *
 * `path` is below the address root; paths of an organisation begin with `/api/v1/organisations/:organisation`.
 * `accepts: 'file'` means `multipart/form-data` with one file named `file`; `answers: 'file'` a download.
 */
export interface EndpointSpec {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: `/${string}`;
  access: Access;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  reply?: z.ZodType;
  /** Codes, beside those any request can end in. */
  errors?: readonly string[];
  accepts?: 'json' | 'file';
  answers?: 'json' | 'file';
}

/** A message that we send, as an OpenAPI 3.1 webhook. */
export interface MessageSpec {
  name: string;
  summary: string;
  body: z.ZodType;
}

export function endpoint<const Spec extends EndpointSpec>(spec: Spec): Spec {
  return spec;
}

type Part<Spec, Key extends string> = Spec extends Record<Key, infer Schema extends z.ZodType> ? Schema : undefined;
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a handler receives, after the schemas have read it. */
export type ParamsOf<Spec> = Output<Part<Spec, 'params'>>;
export type QueryOf<Spec> = Output<Part<Spec, 'query'>>;
export type BodyOf<Spec> = Output<Part<Spec, 'body'>>;
export type ReplyOf<Spec> = Output<Part<Spec, 'reply'>>;

/** What a caller sends, before defaults are filled in. */
export type ParamsInput<Spec> = Input<Part<Spec, 'params'>>;
export type QueryInput<Spec> = Input<Part<Spec, 'query'>>;
export type BodyInput<Spec> = Input<Part<Spec, 'body'>>;
export type ReplyInput<Spec> = Input<Part<Spec, 'reply'>>;
