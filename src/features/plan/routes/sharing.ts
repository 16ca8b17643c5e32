import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { progressPath, sharePath } from '../contract/public-paths.ts';
import { sharing } from '../contract/sharing.ts';
import { readSharing } from '../reads/sharing/sharing.ts';
import { addShare, endShare, setProgressPage } from '../writes/sharing.ts';
import type { Answers } from './answers.ts';

export function sharingRoutes({ database, clock, config, secret }: Services, answers: Answers): Route[] {
  const read = async (tx: ScopedTx, planId: string) => {
    const { slug } = await ownOrganisation(tx);
    return readSharing(tx, planId, { pageUrl: config.url + progressPath(slug, planId), today: answers.today() });
  };
  return [
    route(sharing.read, ({ scope, params }) => answers.read(scope, (tx) => read(tx, params.id))),
    route(sharing.setProgressPage, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        await setProgressPage(tx, clock.now(), params.id, body);
        return read(tx, params.id);
      }),
    ),
    route(sharing.addShare, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        const { token } = await addShare(tx, clock.now(), secret, params.id, body);
        const { slug } = await ownOrganisation(tx);
        return { sharing: await read(tx, params.id), url: config.url + sharePath(slug, token) };
      }),
    ),
    route(sharing.endShare, ({ scope, params }) =>
      database.inScope(scope, async (tx) => read(tx, await endShare(tx, clock.now(), params.id))),
    ),
  ];
}
