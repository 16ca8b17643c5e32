import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as inbox from '../contract/inbox.ts';
import { countOwn, kindsInInbox, pageInbox, presentKind, presentNotification } from '../reads/inbox.ts';
import { mark, putOff } from '../writes/inbox.ts';

export function inboxRoutes({ clock, database, texts }: Services): Route[] {
  return [
    route(inbox.readInbox, ({ scope, query, language }) =>
      database.inScope(scope, async (tx) => {
        const now = clock.now();
        const { rows, next } = await pageInbox(tx, query, now);
        const spoken = query.language ?? language;
        return {
          notifications: rows.map((row) => presentNotification(row, texts, spoken)),
          next,
          ...(await countOwn(tx, now)),
          kinds: (await kindsInInbox(tx)).map((kind) => presentKind(kind, texts, spoken)),
        };
      }),
    ),
    route(inbox.countUnread, ({ scope }) => database.inScope(scope, (tx) => countOwn(tx, clock.now()))),
    route(inbox.markNotifications, ({ scope, body }) =>
      database.inScope(scope, async (tx) => {
        const now = clock.now();
        return { changed: await mark(tx, now, body), ...(await countOwn(tx, now)) };
      }),
    ),
    route(inbox.putOff, ({ scope, params, body, language }) =>
      database.inScope(scope, async (tx) =>
        presentNotification(await putOff(tx, clock.now(), params.id, body.until), texts, language),
      ),
    ),
  ];
}
