import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { proposals } from '../contract/proposals.ts';
import { readHistory } from '../reads/history.ts';
import { countWaiting, listProposals, readProposal } from '../reads/proposals.ts';
import {
  acceptProposal,
  addProposal,
  changeProposal,
  declineProposal,
  mergeProposal,
  proposeComment,
  removeProposal,
  separateProposal,
  voice,
} from '../writes/proposals.ts';
import type { Done } from '../writes/records.ts';
import type { Answers } from './answers.ts';

export function proposalRoutes(services: Services, answers: Answers): Route[] {
  const changed = (scope: Scope, change: (tx: ScopedTx, at: Date) => Promise<Done>) =>
    services.database.inScope(scope, async (tx) => {
      const { id, undo } = await change(tx, services.clock.now());
      return { ...(await readProposal(tx, id)), undo, id };
    });
  return [
    route(proposals.list, ({ scope }) => answers.read(scope, async (tx) => ({ proposals: await listProposals(tx) }))),
    route(proposals.count, ({ scope }) => answers.read(scope, async (tx) => ({ waiting: await countWaiting(tx) }))),
    route(proposals.read, ({ scope, params }) => answers.read(scope, (tx) => readProposal(tx, params.id))),
    route(proposals.add, ({ scope, body }) => changed(scope, (tx, at) => addProposal(tx, at, body))),
    route(proposals.fromComment, ({ scope, params }) => changed(scope, (tx, at) => proposeComment(tx, at, params.id))),
    route(proposals.change, ({ scope, params, body }) =>
      changed(scope, (tx, at) => changeProposal(tx, at, params.id, body)),
    ),
    route(proposals.voice, ({ scope, params, body }) =>
      services.database.inScope(scope, async (tx) => {
        await voice(tx, services.clock.now(), params.id, body.given);
        return readProposal(tx, params.id);
      }),
    ),
    route(proposals.merge, ({ scope, params, body }) =>
      changed(scope, (tx, at) => mergeProposal(tx, at, params.id, body)),
    ),
    route(proposals.separate, ({ scope, params, body }) =>
      changed(scope, (tx, at) => separateProposal(tx, at, params.id, body.revision)),
    ),
    route(proposals.accept, ({ scope, params, body }) =>
      changed(scope, (tx, at) => acceptProposal(tx, at, params.id, body)),
    ),
    route(proposals.decline, ({ scope, params, body }) =>
      changed(scope, (tx, at) => declineProposal(tx, at, params.id, body)),
    ),
    route(proposals.history, ({ scope, params, query }) =>
      answers.read(scope, async (tx) => {
        await readProposal(tx, params.id);
        return readHistory(tx, [params.id], query.before);
      }),
    ),
    route(proposals.remove, ({ scope, params, query }) =>
      services.database.inScope(scope, async (tx) => {
        const { undo } = await removeProposal(tx, services.clock.now(), params.id, query.revision);
        return { undo };
      }),
    ),
  ];
}
