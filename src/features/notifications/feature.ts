import type { Feature } from '#platform/feature/feature.ts';
import { notificationsAccess } from './access.ts';
import { loadNotifications } from './demo/load.ts';
import { notificationsErrors } from './errors.ts';
import { notificationsJobs } from './jobs.ts';
import { turnOffPages } from './pages/turn-off.tsx';
import { inboxRoutes } from './routes/inbox.ts';
import { preferenceRoutes } from './routes/preferences.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };
import { notificationsListeners, notificationsWork } from './work.ts';
import { notificationsOfPerson } from './writes/personal-data.ts';

export const notificationsFeature: Feature = {
  name: 'notifications',
  dependsOn: ['identity'],
  texts: { et, en },
  access: notificationsAccess,
  errors: notificationsErrors,
  routes: (services) => [...inboxRoutes(services), ...preferenceRoutes(services)],
  pages: turnOffPages,
  jobs: notificationsJobs,
  work: notificationsWork,
  listeners: notificationsListeners,
  demo: loadNotifications,
  personalData: [notificationsOfPerson],
  notices: [
    { key: 'notifications.due', usual: 'digest' },
    { key: 'notifications.late', usual: 'digest' },
    { key: 'notifications.joined', usual: 'digest' },
  ],
};
