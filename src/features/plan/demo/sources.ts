import type { Source } from '../contract/measuring.ts';

/** Month by month what a metric counts in the activity itself. */
export function ofActivity(metric: string): Extract<Source, { kind: 'metric' }> {
  return { kind: 'metric', metric, breakdown: null, ofActivity: true, per: 'month' };
}
