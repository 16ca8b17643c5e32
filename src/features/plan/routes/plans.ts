import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { home, plans, sections } from '../contract/plan-endpoints.ts';
import { readDue, readIndicators } from '../reads/due.ts';
import { exportPlan } from '../reads/export-plan.ts';
import { contextsOfPlan, readHistory } from '../reads/history.ts';
import { readHome } from '../reads/home.ts';
import { findShownPlan, listPlans, pageActivities, readPlan } from '../reads/plans.ts';
import { beginPlan, listTemplates } from '../writes/begin-plan.ts';
import { movePlanDates, previewPlanDates } from '../writes/move-plan.ts';
import { addSection, changePlan, changeSection, removeSection } from '../writes/plans.ts';
import { removeRecord } from '../writes/records.ts';
import type { Answers } from './answers.ts';

export function planRoutes(services: Services, answers: Answers): Route[] {
  return [
    route(plans.list, ({ scope }) => answers.read(scope, async (tx, today) => ({ plans: await listPlans(tx, today) }))),
    route(plans.create, ({ scope, body }) =>
      services.database.inScope(scope, async (tx) => {
        const stored = await beginPlan(tx, services.clock.now(), body);
        return { plan: await readPlan(tx, stored.planId, answers.today()), undo: stored.undo, id: stored.planId };
      }),
    ),
    route(plans.templates, async ({ query, language }) => ({ templates: listTemplates(query.language ?? language) })),
    route(plans.read, ({ scope, params }) => answers.read(scope, (tx, today) => readPlan(tx, params.id, today))),
    route(plans.change, ({ scope, params, body }) =>
      answers.plan(scope, (tx, at) => changePlan(tx, at, params.id, body)),
    ),
    route(plans.remove, ({ scope, params, query }) =>
      services.database.inScope(scope, async (tx) => {
        const done = await removeRecord(tx, services.clock.now(), 'plan', params.id, query.revision);
        return { undo: done.undo ?? done.id };
      }),
    ),
    route(plans.activities, ({ scope, params, query }) =>
      answers.read(scope, (tx, today) => pageActivities(tx, params.id, query, today)),
    ),
    route(plans.datesPreview, ({ scope, params, query }) =>
      answers.read(scope, (tx, today) => previewPlanDates(tx, params.id, query.startsOn, today)),
    ),
    route(plans.moveDates, ({ scope, params, body }) =>
      services.database.inScope(scope, async (tx) => {
        const { undo } = await movePlanDates(tx, services.clock.now(), params.id, body);
        return { plan: await readPlan(tx, params.id, answers.today()), undo, id: params.id };
      }),
    ),
    route(plans.indicators, ({ scope, params }) =>
      answers.read(scope, async (tx, today) => ({ indicators: await readIndicators(tx, params.id, today) })),
    ),
    route(plans.due, ({ scope, params, query }) =>
      answers.read(scope, async (tx, today) => ({ items: await readDue(tx, params.id, query, today) })),
    ),
    exportRoute(services, answers),
    route(plans.history, ({ scope, params, query }) =>
      answers.read(scope, async (tx) => {
        await findShownPlan(tx, params.id);
        return readHistory(tx, await contextsOfPlan(tx, params.id), query.before);
      }),
    ),
    route(home.read, ({ scope }) => answers.read(scope, readHome)),
    route(sections.add, ({ scope, params, body }) =>
      answers.plan(scope, (tx, at) => addSection(tx, at, params.id, body)),
    ),
    route(sections.change, ({ scope, params, body }) =>
      answers.plan(scope, (tx, at) => changeSection(tx, at, params.id, body)),
    ),
    route(sections.remove, ({ scope, params, query }) =>
      answers.plan(scope, (tx, at) => removeSection(tx, at, params.id, query.revision)),
    ),
  ];
}

/** Read within one transaction, written after it. */
function exportRoute({ texts }: Services, answers: Answers): Route {
  return route(plans.export, async ({ scope, params, query, language }) => {
    const write = await answers.read(scope, (tx) => exportPlan(tx, texts, params.id, query.format, language));
    return write();
  });
}
