import { expect, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { changeOrganisation } from '#features/identity/writes/organisation-settings.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { openTestInstallation } from '#platform/testing/installation.ts';
import { aReceivingServer } from '#platform/testing/receiving-server.ts';
import { aReceiver } from './builders.ts';
import { webhooksFeature } from './feature.ts';

it('a change reaches its receiver by itself, and comes again when the receiver stumbled', async () => {
  const features = [identityFeature, notificationsFeature, webhooksFeature];
  const environment = { OUTBOUND_ALLOW: '127.0.0.1' };
  const kaja = await openTestInstallation({ features, environment, withJobs: true });
  const server = await aReceivingServer();
  try {
    const { scope } = await anOrganisation(kaja.services);
    const facts = { allEvents: false, families: ['identity.organisation'] };
    await aReceiver(kaja.services, scope, { address: server.address, ...facts });
    server.answer = (_request, response) => response.writeHead(server.received.length === 1 ? 500 : 204).end();
    await changeOrganisation(kaja.services, scope, { region: 'Mulgimaa', revision: 1 });
    while (server.received.length < 2) await new Promise((done) => setTimeout(done, 50));
    const [first, again] = server.received.map(({ headers, body }) => ({ id: headers['webhook-id'], body }));
    expect(again).toEqual(first);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      event: 'identity.organisation.changed',
      organisation: 'soomaa-uhing',
      change: { after: { region: 'Mulgimaa' } },
    });
  } finally {
    server.close();
    await kaja.close();
  }
}, 60_000);
