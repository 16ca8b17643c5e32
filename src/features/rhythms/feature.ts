import type { Feature } from '#platform/feature/feature.ts';
import { rhythmsAccess } from './access.ts';
import { loadRhythms } from './demo/load.ts';
import { rhythmsErrors } from './errors.ts';
import { rhythmsDue } from './reads/due.ts';
import { rhythmsMetrics } from './reads/metrics.ts';
import { rhythmSearch } from './reads/search.ts';
import { rhythmRoutes } from './routes/rhythms.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };
import { rhythmsOfPerson } from './writes/personal-data.ts';

export const rhythmsFeature: Feature = {
  name: 'rhythms',
  dependsOn: ['identity', 'plan'],
  texts: { et, en },
  access: rhythmsAccess,
  errors: rhythmsErrors,
  routes: rhythmRoutes,
  demo: loadRhythms,
  searchables: [rhythmSearch],
  metrics: rhythmsMetrics,
  due: (dated) => [rhythmsDue(dated)],
  personalData: [rhythmsOfPerson],
};
