import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { agreements } from '../contract/agreements.ts';
import { decisions } from '../contract/decisions.ts';
import { listAgreements, readAgreement } from '../reads/agreements.ts';
import { listDecisions, readDecision } from '../reads/decisions.ts';
import { readHistory } from '../reads/history.ts';
import { addAgreement, changeAgreement, removeAgreement } from '../writes/agreements.ts';
import {
  addDecision,
  changeDecision,
  decide,
  removeDecision,
  reopenDecision,
  reviewDecision,
  withdrawDecision,
} from '../writes/decisions.ts';
import type { Done } from '../writes/records.ts';
import type { Answers } from './answers.ts';

type Change = (tx: ScopedTx, at: Date) => Promise<Done>;

export function decisionRoutes(services: Services, answers: Answers): Route[] {
  const changed = (scope: Scope, change: Change) =>
    services.database.inScope(scope, async (tx) => {
      const { id, undo } = await change(tx, services.clock.now());
      return { ...(await readDecision(tx, id, answers.today())), undo, id };
    });
  return [
    route(decisions.list, ({ scope, query }) =>
      answers.read(scope, async (tx, today) => ({
        decisions: await listDecisions(tx, today, { activityId: query.activity }),
      })),
    ),
    route(decisions.read, ({ scope, params }) =>
      answers.read(scope, (tx, today) => readDecision(tx, params.id, today)),
    ),
    route(decisions.add, ({ scope, body }) => changed(scope, (tx, at) => addDecision(tx, at, body))),
    route(decisions.change, ({ scope, params, body }) =>
      changed(scope, (tx, at) => changeDecision(tx, at, params.id, body)),
    ),
    route(decisions.decide, ({ scope, params, body }) => changed(scope, (tx, at) => decide(tx, at, params.id, body))),
    route(decisions.review, ({ scope, params, body }) =>
      changed(scope, (tx, at) => reviewDecision(tx, at, params.id, body)),
    ),
    route(decisions.reopen, ({ scope, params, body }) =>
      changed(scope, (tx, at) => reopenDecision(tx, at, params.id, body)),
    ),
    route(decisions.withdraw, ({ scope, params, body }) =>
      changed(scope, (tx, at) => withdrawDecision(tx, at, params.id, body)),
    ),
    route(decisions.history, ({ scope, params, query }) =>
      answers.read(scope, async (tx, today) => {
        await readDecision(tx, params.id, today);
        return readHistory(tx, [params.id], query.before);
      }),
    ),
    route(decisions.remove, ({ scope, params, query }) =>
      services.database.inScope(scope, async (tx) => {
        const { undo } = await removeDecision(tx, services.clock.now(), params.id, query.revision);
        return { undo };
      }),
    ),
  ];
}

export function agreementRoutes(services: Services, answers: Answers): Route[] {
  const changed = (scope: Scope, change: Change) =>
    services.database.inScope(scope, async (tx) => {
      const { id, undo } = await change(tx, services.clock.now());
      return { ...(await readAgreement(tx, id, answers.today())), undo, id };
    });
  return [
    route(agreements.list, ({ scope, query }) =>
      answers.read(scope, async (tx, today) => ({
        agreements: await listAgreements(tx, today, { activityId: query.activity }),
      })),
    ),
    route(agreements.read, ({ scope, params }) =>
      answers.read(scope, (tx, today) => readAgreement(tx, params.id, today)),
    ),
    route(agreements.add, ({ scope, body }) => changed(scope, (tx, at) => addAgreement(tx, at, body))),
    route(agreements.change, ({ scope, params, body }) =>
      changed(scope, (tx, at) => changeAgreement(tx, at, params.id, body)),
    ),
    route(agreements.history, ({ scope, params, query }) =>
      answers.read(scope, async (tx, today) => {
        await readAgreement(tx, params.id, today);
        return readHistory(tx, [params.id], query.before);
      }),
    ),
    route(agreements.remove, ({ scope, params, query }) =>
      services.database.inScope(scope, async (tx) => {
        const { undo } = await removeAgreement(tx, services.clock.now(), params.id, query.revision);
        return { undo };
      }),
    ),
  ];
}
