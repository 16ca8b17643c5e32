import { findMembers } from '#features/identity/reads/members.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { evidence, measurements, parties } from '../contract/activity-endpoints.ts';
import { listParties } from '../reads/parties.ts';
import { attach, changeEvidence, correctMeasurement, measure, removeWork } from '../writes/measurements.ts';
import { addParty, changeActivityParty, changeParty, confirmParties, linkParty } from '../writes/parties.ts';
import { type Done, removeRecord } from '../writes/records.ts';
import type { Answers } from './answers.ts';

export function workRoutes(answers: Answers): Route[] {
  return [
    route(measurements.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => measure(tx, at, params.id, body)),
    ),
    route(measurements.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => correctMeasurement(tx, at, params.id, body)),
    ),
    route(measurements.remove, ({ scope, params, query }) =>
      answers.activity(scope, (tx, at) => removeWork(tx, at, 'measurement', params.id, query.revision)),
    ),
    route(evidence.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => attach(tx, at, params.id, body)),
    ),
    route(evidence.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeEvidence(tx, at, params.id, body)),
    ),
    route(evidence.remove, ({ scope, params, query }) =>
      answers.activity(scope, (tx, at) => removeWork(tx, at, 'evidence', params.id, query.revision)),
    ),
  ];
}

export function partyRoutes(services: Services, answers: Answers): Route[] {
  const changed = (
    scope: Parameters<Services['database']['inScope']>[0],
    change: (tx: ScopedTx, at: Date) => Promise<Done>,
  ) =>
    services.database.inScope(scope, async (tx) => {
      const done = await change(tx, services.clock.now());
      const [party] = await listParties(tx, { partyId: done.id }, await findMembers(tx));
      if (!party) throw new Error('A party that was just written is gone');
      return { party, undo: done.undo };
    });
  return [
    route(parties.list, ({ scope, query }) =>
      answers.read(scope, async (tx) => ({
        parties: await listParties(tx, { planId: query.plan }, await findMembers(tx)),
      })),
    ),
    route(parties.add, ({ scope, body }) => changed(scope, (tx, at) => addParty(tx, at, body))),
    route(parties.change, ({ scope, params, body }) =>
      changed(scope, (tx, at) => changeParty(tx, at, params.id, body)),
    ),
    route(parties.confirm, ({ scope, body }) =>
      services.database.inScope(scope, async (tx) => {
        await confirmParties(tx, services.clock.now(), body);
        return { parties: await listParties(tx, {}, await findMembers(tx)) };
      }),
    ),
    route(parties.link, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => linkParty(tx, at, params.id, body)),
    ),
    route(parties.relink, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeActivityParty(tx, at, params.id, body)),
    ),
    route(parties.unlink, ({ scope, params, query }) =>
      answers.activity(scope, (tx, at) => removeRecord(tx, at, 'activity-party', params.id, query.revision)),
    ),
  ];
}
