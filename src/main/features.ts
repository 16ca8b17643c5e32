import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { planFeature } from '#features/plan/feature.ts';
import { rhythmsFeature } from '#features/rhythms/feature.ts';
import { webhooksFeature } from '#features/webhooks/feature.ts';
import type { Feature } from '#platform/feature/feature.ts';

/** Every room of the house. Deleting one is deleting its folder and its line here (and its screens in `admin/`). */
export const features: readonly Feature[] = [
  identityFeature,
  planFeature,
  rhythmsFeature,
  notificationsFeature,
  webhooksFeature,
];
