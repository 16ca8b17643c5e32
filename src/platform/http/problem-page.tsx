import type { FastifyReply } from 'fastify';
import { renderPage } from '../html/page.tsx';
import { languageOf } from './language.ts';
import type { Problem } from './problem.ts';

/** An error to somebody who has a page before them: the sentence, and by what to ask for it in the log. */
export function sendProblemPage(reply: FastifyReply, status: number, { error }: Problem): FastifyReply {
  const html = renderPage({
    language: languageOf(reply.request),
    title: error.message,
    children: (
      <div className="card">
        <p role="alert">{error.message}</p>
        {status >= 500 ? <p className="soft small">{error.requestId}</p> : null}
      </div>
    ),
  });
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}
