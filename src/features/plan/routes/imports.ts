import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { imports } from '../contract/plan-endpoints.ts';
import { readPlan } from '../reads/plans.ts';
import { acceptImport, beginImport, beginPaste, mapImport, previewImport } from '../writes/imports.ts';
import type { Answers } from './answers.ts';

export function importRoutes(services: Services, answers: Answers): Route[] {
  return [
    route(imports.upload, async ({ scope, upload }) => {
      if (!upload) throw new Error('The border reads the file before the handler runs');
      return beginImport(services, scope, upload);
    }),
    route(imports.paste, ({ scope, body }) => beginPaste(services, scope, body)),
    route(imports.read, ({ scope, params, query }) => previewImport(services, scope, params.id, query.moveTo)),
    route(imports.map, ({ scope, params, body }) => mapImport(services, scope, params.id, body)),
    route(imports.accept, async ({ scope, params, body }) => {
      const stored = await acceptImport(services, scope, params.id, body);
      const plan = await answers.read(scope, (tx, today) => readPlan(tx, stored.planId, today));
      return { plan, undo: stored.undo, id: stored.planId };
    }),
  ];
}
