import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { addReceiver, type ReceiverFacts } from './writes/receivers.ts';

export function aReceiver(services: Services, scope: Scope, facts: Partial<ReceiverFacts> & { address: string }) {
  return addReceiver(services, scope, { name: 'Infotahvel', allEvents: true, families: [], ...facts });
}
