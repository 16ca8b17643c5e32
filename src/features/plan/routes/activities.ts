import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { activities, comments, history } from '../contract/activity-endpoints.ts';
import { readActivity } from '../reads/activity.ts';
import { contextsOfActivity, readHistory } from '../reads/history.ts';
import { addComment, changeComment, removeComment } from '../writes/comments.ts';
import { addActivity, changeActivity } from '../writes/plans.ts';
import { removeRecord } from '../writes/records.ts';
import { undoChange } from '../writes/undo.ts';
import type { Answers } from './answers.ts';

export function activityRoutes(services: Services, answers: Answers): Route[] {
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
        return readHistory(tx, await contextsOfActivity(tx, params.id), query.before);
      }),
    ),
    route(comments.add, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => addComment(tx, at, params.id, body)),
    ),
    route(comments.change, ({ scope, params, body }) =>
      answers.comment(scope, (tx, at) => changeComment(tx, at, params.id, body)),
    ),
    route(comments.remove, ({ scope, params, query }) =>
      answers.comment(scope, (tx, at) => removeComment(tx, at, params.id, query.revision)),
    ),
    route(history.undo, ({ scope, params }) =>
      services.database.inScope(scope, async (tx) => {
        const { planId, activityId, undo } = await undoChange(tx, services.clock.now(), params.id);
        return { planId, activityId, undo };
      }),
    ),
  ];
}
