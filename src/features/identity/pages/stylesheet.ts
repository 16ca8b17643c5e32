import { pageStylesheet } from '#platform/html/page.css.ts';
import type { Page } from '#platform/http/page.ts';

export const stylesheetPage: Page = {
  method: 'GET',
  path: '/assets/page.css',
  async handle({ reply }) {
    await reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(pageStylesheet);
    return { sent: true };
  },
};
