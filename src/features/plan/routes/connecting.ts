import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { commentOn as commentOnEndpoint, orphans, people, starts } from '../contract/connecting.ts';
import { readOrphans } from '../reads/orphans.ts';
import { readPeople } from '../reads/people.ts';
import { readStarts } from '../reads/starts.ts';
import { commentOn } from '../writes/comments.ts';
import type { Answers } from './answers.ts';

/** What ties the plan together: starts from a step, loose ends, comments on whatever hangs on it. */
export function connectingRoutes(services: Services, answers: Answers): Route[] {
  const { starts: registry, access, dated } = services;
  return [
    route(starts, ({ scope, params }) =>
      answers.read(scope, (tx, today) => readStarts(tx, { registry, access }, params.id, today)),
    ),
    route(orphans, ({ scope, query }) =>
      answers.read(scope, (tx, today) => {
        const open = dated.filter((source) => access.allows(scope.actor, source.permission));
        return readOrphans(tx, open, { today, days: query.days });
      }),
    ),
    route(people, ({ scope }) => answers.read(scope, async (tx, today) => ({ people: await readPeople(tx, today) }))),
    route(commentOnEndpoint, ({ scope, body }) =>
      services.database.inScope(scope, async (tx) => {
        const { id, undo } = await commentOn(tx, services.clock.now(), body.subject, body.text);
        return { id, undo, subject: body.subject };
      }),
    ),
  ];
}
