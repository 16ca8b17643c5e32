import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../db/scope.ts';

/**
 * A whole server-rendered page of the product itself (sign-in, invitation, outbox): complete without JavaScript, its
 * one stylesheet is `/assets/page.css`.
 */
export function renderPage(options: {
  language: Language;
  title: string;
  children: ReactNode;
  wide?: boolean;
}): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={options.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${options.title} · Kaja`}</title>
        <link rel="stylesheet" href="/assets/page.css" />
      </head>
      <body>
        <main className={options.wide ? 'wide' : undefined}>
          <p className="brand">Kaja</p>
          {options.children}
        </main>
      </body>
    </html>,
  )}`;
}
