import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../db/scope.ts';
import type { Session } from './gate.ts';

/** A server-rendered page outside the API: sign-in, invitations, the outbox. Complete without JavaScript. */
export interface Page {
  method: 'GET' | 'POST';
  path: `/${string}`;
  /** Requests per minute and address; sign-in pages are limited, others are not. */
  perMinute?: number;
  handle(call: PageCall): Promise<PageAnswer>;
}

export interface PageCall {
  params: Record<string, string>;
  query: Record<string, string>;
  form: Record<string, string>;
  session: Session | null;
  language: Language;
  request: FastifyRequest;
  reply: FastifyReply;
}

export type PageAnswer = { html: string; status?: number } | { redirect: string } | { sent: true };
