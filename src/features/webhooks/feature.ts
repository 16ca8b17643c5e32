import type { Feature } from '#platform/feature/feature.ts';
import { webhooksAccess } from './access.ts';
import { Message } from './contract/message.ts';
import { loadDemo } from './demo/load.ts';
import { webhooksErrors } from './errors.ts';
import { webhooksJobs } from './jobs.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { receiverRoutes } from './routes/receivers.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };
import { webhooksListeners, webhooksWork } from './work.ts';

export const webhooksFeature: Feature = {
  name: 'webhooks',
  dependsOn: ['identity', 'notifications'],
  texts: { et, en },
  access: webhooksAccess,
  errors: webhooksErrors,
  routes: (services) => [...receiverRoutes(services), ...deliveryRoutes(services)],
  messages: [{ name: 'change', summary: 'Something was done in the organisation', body: Message }],
  jobs: webhooksJobs,
  work: webhooksWork,
  listeners: webhooksListeners,
  demo: loadDemo,
  notices: [
    { key: 'webhooks.failing', usual: 'at-once' },
    { key: 'webhooks.paused', usual: 'at-once' },
    { key: 'webhooks.gone', usual: 'at-once' },
  ],
};
