import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as deliveries from '../contract/deliveries.ts';
import { pageDeliveries, readDelivery } from '../reads/deliveries.ts';
import { findReceiver } from '../reads/receivers.ts';
import { sendAgain, sendTest } from '../writes/again.ts';

export function deliveryRoutes(services: Services): Route[] {
  const { database } = services;
  return [
    route(deliveries.listDeliveries, ({ scope, params, query }) =>
      database.inScope(scope, async (tx) => {
        const { id } = await findReceiver(tx, params.id);
        return pageDeliveries(tx, id, query);
      }),
    ),
    route(deliveries.readDelivery, ({ scope, params }) => database.inScope(scope, (tx) => readDelivery(tx, params.id))),
    route(deliveries.sendTest, ({ scope, params }) =>
      database.inScope(scope, (tx) => sendTest(services, tx, params.id)),
    ),
    route(deliveries.sendAgain, ({ scope, params }) =>
      database.inScope(scope, (tx) => sendAgain(services, tx, params.id)),
    ),
  ];
}
