import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { activities, budgetLines, comments, history, indicators, steps, targets } from '../contract/endpoints.ts';
import { readActivity } from '../reads/activity.ts';
import { readHistory } from '../reads/history.ts';
import { addBudgetLine, changeBudgetLine } from '../writes/budget-lines.ts';
import { addComment, changeComment, removeComment } from '../writes/comments.ts';
import { addIndicator, addTarget, changeIndicator, changeTarget } from '../writes/indicators.ts';
import { addActivity, changeActivity } from '../writes/plans.ts';
import { type RecordKind, removeRecord } from '../writes/records.ts';
import { addStep, changeStep, setStepState, tickOccurrence } from '../writes/steps.ts';
import { undoChange } from '../writes/undo.ts';
import type { Answers } from './answers.ts';

export function activityRoutes(services: Services, answers: Answers): Route[] {
  /** Every record that hangs on an activity is removed alike. */
  const removal = (
    endpoint: typeof steps.remove | typeof indicators.remove | typeof targets.remove | typeof budgetLines.remove,
    kind: RecordKind,
  ) =>
    route(endpoint, ({ scope, params, query }) =>
      answers.activity(scope, (tx, at) => removeRecord(tx, at, kind, params.id, query.revision)),
    );
  return [
    route(activities.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addActivity(tx, at, params.id, body)),
    ),
    route(activities.read, ({ scope, params }) =>
      answers.read(scope, (tx, today) => readActivity(tx, params.id, today)),
    ),
    route(activities.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeActivity(tx, at, params.id, body)),
    ),
    route(activities.remove, ({ scope, params, query }) =>
      services.database.inScope(scope, async (tx) => {
        const done = await removeRecord(tx, services.clock.now(), 'activity', params.id, query.revision);
        return { undo: done.undo ?? done.id };
      }),
    ),
    route(activities.history, ({ scope, params, query }) =>
      answers.read(scope, async (tx, today) => {
        await readActivity(tx, params.id, today);
        return readHistory(tx, [params.id], query.before);
      }),
    ),
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
    route(comments.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addComment(tx, at, params.id, body)),
    ),
    route(comments.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeComment(tx, at, params.id, body)),
    ),
    route(comments.remove, ({ scope, params, query }) =>
      answers.activity(scope, (tx, at) => removeComment(tx, at, params.id, query.revision)),
    ),
    route(history.undo, ({ scope, params }) =>
      services.database.inScope(scope, async (tx) => {
        const { planId, activityId, undo } = await undoChange(tx, services.clock.now(), params.id);
        return { planId, activityId, undo };
      }),
    ),
  ];
}
