/** Addresses of the plan's screens, below the organisation. */
export const places = {
  home: '',
  /** Whichever plan is the current one. */
  current: 'plan',
  indicators: 'indicators',
  welcome: 'welcome',
  plans: 'plans',
  newPlan: 'plans/new',
  parties: 'parties',
  importOf: (importId: string) => `plans/import/${importId}`,
  plan: (planId: string) => `plans/${planId}`,
  planParties: (planId: string) => `plans/${planId}/parties`,
  planIndicators: (planId: string) => `plans/${planId}/indicators`,
  planHistory: (planId: string) => `plans/${planId}/history`,
  activity: (activityId: string) => `activities/${activityId}`,
} as const;
