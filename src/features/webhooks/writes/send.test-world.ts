import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { beginWork } from '#platform/composition/working.ts';
import type { Scope } from '#platform/db/scope.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation } from '#platform/testing/installation.ts';
import { aReceivingServer } from '#platform/testing/receiving-server.ts';
import { newId, standingClock } from '#platform/time/clock.ts';
import { webhooksFeature } from '../feature.ts';
import { readDelivery } from '../reads/deliveries.ts';
import { deliverChanges } from './fan-out.ts';

export const start = new Date('2026-11-23T10:00:00Z');

interface Seen {
  id: string;
  state: string;
  attempts: number;
  last_status: number | null;
  last_failure: string | null;
}

/** An installation whose queue takes jobs that nobody works (each test says when), and a receiver's server on loopback. */
export async function aSendingWorld() {
  const clock = standingClock(start.toISOString());
  const features = [identityFeature, notificationsFeature, webhooksFeature];
  const kaja = await openTestInstallation({ features, clock, environment: { OUTBOUND_ALLOW: '127.0.0.1' } });
  const { services } = kaja;
  const asked = { name: 'role', text: 'select current_user as role', values: [] };
  const [app] = await services.database.named<{ role: string }>(asked);
  const queue = await beginWork(services, features, { appRole: app?.role ?? '', works: false });
  const server = await aReceivingServer();
  let organisations = 0;
  const world = {
    kaja,
    services,
    server,
    slug: '',
    scope: {} as Scope,
    /** Each test in an organisation of its own, at the same moment. */
    async anew(demo = false) {
      await asOwner(kaja, 'delete from webhook_turn');
      clock.moveTo(start.toISOString());
      organisations += 1;
      world.slug = `uhing-${organisations}`;
      const founding = { slug: world.slug, ownerEmail: `mari@${world.slug}.example`, demo };
      world.scope = (await anOrganisation(services, founding)).scope;
      server.received.length = 0;
      world.answerWith(204);
    },
    later: (seconds: number) => clock.moveTo(new Date(clock.now().getTime() + seconds * 1000).toISOString()),
    answerWith(status: number, body = '') {
      server.answer = (_request, response) => response.writeHead(status).end(body);
    },
    /** Something is done, and the job that hands it on has run. */
    async change(action = 'plan.step.changed') {
      const subject = { kind: 'step', id: newId() };
      const change = { before: { state: 'planned' }, after: { state: 'done', note: 'õnn' } };
      const entryId = await services.database.inScope(world.scope, (tx) =>
        recordAudit(tx, { at: clock.now(), action, subject, change }),
      );
      await deliverChanges(services, world.scope, [entryId]);
      return entryId;
    },
    deliveries: () =>
      asOwner<Seen & { [column: string]: unknown }>(
        kaja,
        'select * from webhook_delivery where organisation_id = $1 order by id',
        [world.scope.organisationId],
      ),
    states: async () => (await world.deliveries()).map(({ state }) => state),
    receivers: () =>
      asOwner(kaja, 'select * from webhook_receiver where organisation_id = $1', [world.scope.organisationId]),
    detailOf: (id: string) => services.database.inScope(world.scope, (tx) => readDelivery(tx, id)),
    /** Kinds of what stands in the owner's inbox, the newest first. */
    async told(): Promise<string[]> {
      const cookie = await cookieOf(services, `mari@${world.slug}.example`);
      const url = `/api/v1/organisations/${world.slug}/notifications`;
      const { notifications } = (await kaja.server.inject({ url, headers: { cookie } })).json();
      return notifications.map((one: { kind: string }) => one.kind);
    },
    async close() {
      server.close();
      await queue.stop();
      await kaja.close();
    },
  };
  return world;
}
