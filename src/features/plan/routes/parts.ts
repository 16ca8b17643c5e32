import type { ScopedTx } from '#platform/db/database.ts';
import type { Route } from '#platform/http/route.ts';
import { route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { budgetLines, indicators, steps, targets } from '../contract/activity-endpoints.ts';
import { addBudgetLine, changeBudgetLine } from '../writes/budget-lines.ts';
import { addIndicator, addTarget, changeIndicator, changeTarget } from '../writes/indicators.ts';
import { assertMayKeep, mayKeepSteps, recountTurns } from '../writes/kept-turns.ts';
import { type Done, type RecordKind, removeRecord } from '../writes/records.ts';
import { addStep, changeStep, setStepState, tickOccurrence } from '../writes/steps.ts';
import type { Answers } from './answers.ts';

/** Every record that hangs on an activity is removed alike. */
function removal(
  answers: Answers,
  endpoint: typeof steps.remove | typeof indicators.remove | typeof targets.remove | typeof budgetLines.remove,
  kind: RecordKind,
): Route {
  return route(endpoint, ({ scope, params, query }) =>
    answers.activity(scope, (tx, at) => removeRecord(tx, at, kind, params.id, query.revision)),
  );
}

export function stepRoutes({ dated, access, texts }: Services, answers: Answers): Route[] {
  /** Bound to records, its turns are counted at once. */
  const counted = async (tx: ScopedTx, at: Date, change: Promise<Done>) => {
    const done = await change;
    await recountTurns(tx, dated, { at, today: answers.today(), stepId: done.id });
    return done;
  };
  return [
    route(steps.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => {
        assertMayKeep(dated, body.recurs?.keptBy);
        return counted(tx, at, addStep(tx, at, params.id, body));
      }),
    ),
    route(steps.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => {
        assertMayKeep(dated, body.recurs?.keptBy);
        return counted(tx, at, changeStep(tx, at, params.id, body));
      }),
    ),
    route(steps.sources, async ({ scope, language }) => ({
      sources: dated
        .filter((source) => mayKeepSteps(source) && access.allows(scope.actor, source.permission))
        .map(({ key }) => ({ key, label: asHeading(texts.say(language, key.replace('.', ':dated.'))) })),
    })),
    removal(answers, steps.remove, 'step'),
    route(steps.setState, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => setStepState(tx, at, params.id, body)),
    ),
    route(steps.tick, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => tickOccurrence(tx, at, params.id, body)),
    ),
  ];
}

/** Indicators, targets and budget lines. */
export function partRoutes(answers: Answers): Route[] {
  return [
    route(indicators.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addIndicator(tx, at, params.id, body)),
    ),
    route(indicators.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeIndicator(tx, at, params.id, body)),
    ),
    removal(answers, indicators.remove, 'indicator'),
    route(targets.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addTarget(tx, at, params.id, body)),
    ),
    route(targets.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeTarget(tx, at, params.id, body)),
    ),
    removal(answers, targets.remove, 'target'),
    route(budgetLines.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addBudgetLine(tx, at, params.id, body)),
    ),
    route(budgetLines.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeBudgetLine(tx, at, params.id, body)),
    ),
    removal(answers, budgetLines.remove, 'budget-line'),
  ];
}

/** Rooms say what one such record is called within a sentence; in a choice it stands alone. */
function asHeading(name: string): string {
  return name.charAt(0).toLocaleUpperCase('et') + name.slice(1);
}
