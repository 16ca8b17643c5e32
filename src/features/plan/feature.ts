import type { Feature } from '#platform/feature/feature.ts';
import { planAccess } from './access.ts';
import { loadPlans } from './demo/load.ts';
import { planErrors } from './errors.ts';
import { boardSheetRound, boardSheets, measure, measureNightly } from './jobs.ts';
import { planPages } from './pages/plan-pages.tsx';
import { planDated } from './reads/dated.ts';
import { planDue } from './reads/due-of-person.ts';
import { recordsDue } from './reads/due-records.ts';
import { planMetrics } from './reads/metrics.ts';
import { planSearchables } from './reads/search.ts';
import { reviewDue } from './reads/versions/review-due.ts';
import { activityRoutes } from './routes/activities.ts';
import { Answers } from './routes/answers.ts';
import { boardSheetRoutes } from './routes/board-sheet.ts';
import { connectingRoutes } from './routes/connecting.ts';
import { agreementRoutes, decisionRoutes } from './routes/decisions.ts';
import { importRoutes } from './routes/imports.ts';
import { measuringRoutes } from './routes/measuring.ts';
import { partRoutes, stepRoutes } from './routes/parts.ts';
import { planRoutes } from './routes/plans.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { sharingRoutes } from './routes/sharing.ts';
import { reviewRoutes, versionRoutes } from './routes/versions.ts';
import { partyRoutes, workRoutes } from './routes/work.ts';
import { planStarts } from './rules/plan-starts.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };
import { boardSheetWork, measuringListener, measuringWork } from './work.ts';
import { planOfPerson } from './writes/personal-data.ts';

export const planFeature: Feature = {
  name: 'plan',
  dependsOn: ['identity', 'notifications'],
  texts: { et, en },
  access: planAccess,
  errors: planErrors,
  routes: (services) => {
    const answers = new Answers(services);
    return [
      ...planRoutes(services, answers),
      ...importRoutes(services, answers),
      ...versionRoutes(services, answers),
      ...reviewRoutes(services, answers),
      ...boardSheetRoutes(services, answers),
      ...sharingRoutes(services, answers),
      ...activityRoutes(services, answers),
      ...stepRoutes(services, answers),
      ...partRoutes(answers),
      ...workRoutes(answers),
      ...measuringRoutes(services, answers),
      ...partyRoutes(services, answers),
      ...decisionRoutes(services, answers),
      ...proposalRoutes(services, answers),
      ...agreementRoutes(services, answers),
      ...connectingRoutes(services, answers),
    ];
  },
  pages: planPages,
  demo: loadPlans,
  searchables: planSearchables,
  personalData: [planOfPerson],
  dated: planDated,
  starts: planStarts,
  metrics: planMetrics,
  jobs: [measure, measureNightly, boardSheetRound, boardSheets],
  work: (services) => [...measuringWork(services), ...boardSheetWork(services)],
  listeners: (services) => [measuringListener(services)],
  due: [planDue, reviewDue, recordsDue],
  notices: [
    { key: 'plan.assigned', usual: 'digest' },
    { key: 'plan.review-asked', usual: 'digest' },
    { key: 'plan.review-awaits-body', usual: 'digest' },
    { key: 'plan.review-agreed', usual: 'inbox' },
    { key: 'plan.review-change-asked', usual: 'digest' },
    { key: 'plan.sent-back', usual: 'digest' },
    { key: 'plan.approved', usual: 'digest' },
    { key: 'plan.mentioned', usual: 'digest' },
    { key: 'plan.commented', usual: 'digest' },
    { key: 'plan.proposal-accepted', usual: 'digest' },
    { key: 'plan.proposal-declined', usual: 'digest' },
  ],
};
