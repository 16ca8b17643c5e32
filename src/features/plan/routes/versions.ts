import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { reviews } from '../contract/reviews.ts';
import { versions } from '../contract/versions.ts';
import { readPlan } from '../reads/plans.ts';
import { readApproval } from '../reads/versions/reviews.ts';
import { listVersions, presentVersion, readDiff } from '../reads/versions/versions.ts';
import { recommend, sendBack, withdrawReview } from '../writes/reviews/answer.ts';
import { approvePlan } from '../writes/reviews/approve.ts';
import { submitPlan } from '../writes/reviews/submit.ts';
import { previewRestore, restoreVersion } from '../writes/versions/restore.ts';
import { takeVersion } from '../writes/versions/take.ts';
import type { Answers } from './answers.ts';

export function versionRoutes({ database, clock }: Services, answers: Answers): Route[] {
  return [
    route(versions.list, ({ scope, params }) =>
      answers.read(scope, async (tx) => ({ versions: await listVersions(tx, params.id) })),
    ),
    route(versions.take, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => ({
        version: presentVersion(await takeVersion(tx, clock.now(), params.id, { why: 'by-hand', ...body })),
      })),
    ),
    route(versions.diff, ({ scope, params, query }) => answers.read(scope, (tx) => readDiff(tx, params.id, query))),
    route(versions.preview, ({ scope, params }) => answers.read(scope, (tx) => previewRestore(tx, params.id))),
    route(versions.restore, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        const { planId, undo } = await restoreVersion(tx, clock.now(), params.id, body);
        return { plan: await readPlan(tx, planId, answers.today()), undo, id: planId };
      }),
    ),
  ];
}

export function reviewRoutes({ database, clock }: Services, answers: Answers): Route[] {
  return [
    route(reviews.read, ({ scope, params }) => answers.read(scope, (tx, today) => readApproval(tx, params.id, today))),
    route(reviews.submit, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        await submitPlan(tx, clock.now(), params.id, body);
        return readApproval(tx, params.id, answers.today());
      }),
    ),
    route(reviews.recommend, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) =>
        readApproval(tx, await recommend(tx, clock.now(), params.id, body), answers.today()),
      ),
    ),
    route(reviews.sendBack, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) =>
        readApproval(tx, await sendBack(tx, clock.now(), params.id, body), answers.today()),
      ),
    ),
    route(reviews.withdraw, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) =>
        readApproval(tx, await withdrawReview(tx, clock.now(), params.id, body.revision), answers.today()),
      ),
    ),
    route(reviews.approve, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        await approvePlan(tx, clock.now(), params.id, body);
        return readApproval(tx, params.id, answers.today());
      }),
    ),
  ];
}
