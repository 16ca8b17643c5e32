import type { Feature } from '#platform/feature/feature.ts';
import { notificationsAccess } from './access.ts';
import { notificationsErrors } from './errors.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

export const notificationsFeature: Feature = {
  name: 'notifications',
  dependsOn: ['identity'],
  texts: { et, en },
  access: notificationsAccess,
  errors: notificationsErrors,
  notices: [
    { key: 'notifications.due', usual: 'digest' },
    { key: 'notifications.late', usual: 'digest' },
    { key: 'notifications.joined', usual: 'digest' },
  ],
};
