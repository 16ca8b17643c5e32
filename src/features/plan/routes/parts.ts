import type { Route } from '#platform/http/route.ts';
import { route } from '#platform/http/route.ts';
import { budgetLines, indicators, steps, targets } from '../contract/activity-endpoints.ts';
import { addBudgetLine, changeBudgetLine } from '../writes/budget-lines.ts';
import { addIndicator, addTarget, changeIndicator, changeTarget } from '../writes/indicators.ts';
import { type RecordKind, removeRecord } from '../writes/records.ts';
import { addStep, changeStep, setStepState, tickOccurrence } from '../writes/steps.ts';
import type { Answers } from './answers.ts';

/** Steps, indicators, targets and budget lines: the parts that an activity is made of. */
export function partRoutes(answers: Answers): Route[] {
  /** Every record that hangs on an activity is removed alike. */
  const removal = (
    endpoint: typeof steps.remove | typeof indicators.remove | typeof targets.remove | typeof budgetLines.remove,
    kind: RecordKind,
  ) =>
    route(endpoint, ({ scope, params, query }) =>
      answers.activity(scope, (tx, at) => removeRecord(tx, at, kind, params.id, query.revision)),
    );
  return [
    route(steps.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addStep(tx, at, params.id, body)),
    ),
    route(steps.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeStep(tx, at, params.id, body)),
    ),
    removal(steps.remove, 'step'),
    route(steps.setState, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => setStepState(tx, at, params.id, body)),
    ),
    route(steps.tick, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => tickOccurrence(tx, at, params.id, body)),
    ),
    route(indicators.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addIndicator(tx, at, params.id, body)),
    ),
    route(indicators.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeIndicator(tx, at, params.id, body)),
    ),
    removal(indicators.remove, 'indicator'),
    route(targets.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addTarget(tx, at, params.id, body)),
    ),
    route(targets.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeTarget(tx, at, params.id, body)),
    ),
    removal(targets.remove, 'target'),
    route(budgetLines.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addBudgetLine(tx, at, params.id, body)),
    ),
    route(budgetLines.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeBudgetLine(tx, at, params.id, body)),
    ),
    removal(budgetLines.remove, 'budget-line'),
  ];
}
