import { type Route, route } from '../http/route.ts';
import type { Services } from '../runtime/runtime.ts';
import { search } from '../search/contract.ts';
import type { Hit, Searchable } from '../search/search.ts';

const hitsEach = 8;

/** Asks every room that declared something to search, in the reader's scope and only what they may read. */
export function searchRoutes(services: Services, searchables: readonly Searchable[]): Route[] {
  return [
    route(search, ({ scope, query }) =>
      services.database.inScope(scope, async (tx) => {
        const hits: Hit[] = [];
        for (const searchable of searchables) {
          if (!services.access.allows(scope.actor, searchable.permission)) continue;
          hits.push(...(await searchable.find(tx, query.text, hitsEach)));
        }
        return { hits };
      }),
    ),
  ];
}
