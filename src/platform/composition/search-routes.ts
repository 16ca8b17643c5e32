import { type Route, route } from '../http/route.ts';
import type { Services } from '../runtime/runtime.ts';
import { search } from '../search/contract.ts';
import { findRecords, type Searchable } from '../search/search.ts';

const mostHits = 24;

/** Finds among what every room declared, in the reader's scope and only what they may read. */
export function searchRoutes(services: Services, searchables: readonly Searchable[]): Route[] {
  return [
    route(search, ({ scope, query }) =>
      services.database.inScope(scope, async (tx) => {
        const open = searchables.filter(({ permission }) => services.access.allows(scope.actor, permission));
        return { hits: await findRecords(tx, open, query.text, mostHits) };
      }),
    ),
  ];
}
