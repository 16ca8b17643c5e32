import { type JobWork, work } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { tidyExpired } from './jobs.ts';
import { removeExpired } from './writes/tidy.ts';

export function identityWork({ database, clock }: Services): JobWork[] {
  return [work(tidyExpired, () => database.inInstallation((tx) => removeExpired(tx, clock.now())))];
}
