import { tellChanges } from '../changes/changes.ts';
import type { Feature } from '../feature/feature.ts';
import type { Services } from '../runtime/runtime.ts';
import { jobsOf, listenersOf, worksOf } from './compose.ts';

export interface Working {
  /** Lets what is in hand come to its end (3 s at most) and takes nothing new. */
  stop(): Promise<void>;
}

/**
 * Opens the queue, so that jobs can be asked for; a process that `works` also takes them, and hands committed changes to
 * the rooms that listen.
 */
export async function beginWork(
  services: Services,
  features: readonly Feature[],
  options: { appRole: string; works: boolean },
): Promise<Working> {
  await services.jobs.start(jobsOf(features), options.appRole);
  const stopping = new AbortController();
  let telling: Promise<void> | undefined;
  if (options.works) {
    await services.jobs.perform(worksOf(services, features), services.log);
    telling = tellChanges(services, listenersOf(services, features), stopping.signal);
  }
  return {
    async stop() {
      stopping.abort();
      await telling;
      await services.jobs.stop();
    },
  };
}
