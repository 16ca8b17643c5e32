import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as contract from '../contract/ownership.ts';
import { openTransfers } from '../reads/ownership.ts';
import { beginTransfer, withdrawTransfer } from '../writes/ownership.ts';

export function ownershipRoutes(services: Services): Route[] {
  const { clock, database } = services;
  return [
    route(contract.listTransfers, async ({ scope }) => ({
      transfers: await database.inScope(scope, (tx) => openTransfers(tx, clock.now())),
    })),
    route(contract.beginTransfer, async ({ scope, body }) => ({
      transfer: await beginTransfer(services, scope, body),
    })),
    route(contract.withdrawTransfer, ({ scope, params }) => withdrawTransfer(services, scope, params.transfer)),
  ];
}
