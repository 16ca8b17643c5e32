import { Refusal } from '#platform/errors/refusal.ts';
import type { Page } from '#platform/http/page.ts';
import { demoEntries } from '../reads/demo.ts';
import { isDemoPerson } from '../rules.ts';
import { admit } from '../writes/admission.ts';
import { identityPage, type PageTools, setCookies } from './page.tsx';

/** "Sisene kui …": only at the machine itself, and only as somebody who lives in the demo and nowhere else. */
export function demoPages(tools: PageTools): Page[] {
  return [
    identityPage(tools, {
      method: 'POST',
      path: '/auth/demo',
      async handle(visit) {
        const { person } = visit.form;
        if (!visit.atTheMachine || !isDemoPerson(person)) throw new Refusal('not_found');
        const entry = (await demoEntries(tools.services.database)).find((candidate) => candidate.person === person);
        if (!entry) throw new Refusal('not_found');
        const cookies = await tools.auth.signInWithToken(await tools.auth.issueToken(entry.email), visit.visitor);
        if (!cookies) throw new Refusal('not_found');
        // No code is asked: whoever looked around before may have tried a second factor out, and the demo is everybody's.
        await admit(tools.services, cookies, { method: 'link', countsAsTwo: true });
        setCookies(visit, cookies);
        return { redirect: `/app/${entry.slug}` };
      },
    }),
  ];
}
