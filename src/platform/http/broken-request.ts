import type { Socket } from 'node:net';
import type { Texts } from '../i18n/texts.ts';
import { newId } from '../time/clock.ts';
import type { Problem } from './problem.ts';

/** Node's own refusals, by its error code; everything else that its parser cannot read is 400. */
const statusLines: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers what is no HTTP, or headers above Node's 16 kB: no route, hook or language is known yet, so the answer is
 * written to the connection as it is, in the API's one shape of errors, and the connection ends.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket, texts: Texts): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const message = texts.say('et', 'platform:errors.malformed_request');
  const problem: Problem = { error: { code: 'malformed_request', message, fields: [], requestId: newId() } };
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${statusLines[error.code ?? ''] ?? '400 Bad Request'}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
