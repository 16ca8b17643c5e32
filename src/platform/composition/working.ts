import { setTimeout as pause } from 'node:timers/promises';
import { isPaused } from '../backup/state.ts';
import { tellChanges } from '../changes/changes.ts';
import type { Feature } from '../feature/feature.ts';
import type { Services } from '../runtime/runtime.ts';
import { rebuildSearch } from '../search/rebuild.ts';
import { jobsOf, listenersOf, searchablesOf, worksOf } from './compose.ts';

export interface Working {
  /** Lets what is in hand come to its end (3 s at most) and takes nothing new. */
  stop(): Promise<void>;
}

const askAgainMs = 1_000;

/**
 * Opens the queue, so that jobs can be asked for; a process that `works` also takes them, and hands committed changes to
 * the rooms that listen. After a restore it does so only when a person has answered (`bin/kaja resume`).
 */
export async function beginWork(
  services: Services,
  features: readonly Feature[],
  options: { appRole: string; works: boolean },
): Promise<Working> {
  await services.jobs.start(jobsOf(features), options.appRole);
  const stopping = new AbortController();
  let working: Promise<void> | undefined;
  // Beside all else: only after an upgrade or a restore is there much to do, and it sends nothing.
  const indexing = options.works
    ? rebuildSearch(services, searchablesOf(features), stopping.signal).catch((error) =>
        services.log.error({ error }, 'The search could not be made anew; it will be at the next start'),
      )
    : undefined;
  const perform = () => services.jobs.perform(worksOf(services, features), services.log);
  const tell = () => tellChanges(services, listenersOf(services, features), stopping.signal);
  if (options.works && (await isPaused(services.database))) {
    services.log.warn('Restored from a backup: no job runs until a person says so (bin/kaja resume)');
    working = whenReleased(services, stopping.signal).then((isReleased) =>
      isReleased ? perform().then(tell) : undefined,
    );
  } else if (options.works) {
    await perform();
    working = tell();
  }
  return {
    async stop() {
      stopping.abort();
      await working;
      await indexing;
      await services.jobs.stop();
    },
  };
}

/** @returns false when it was told to stop before */
async function whenReleased(services: Services, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    // A database that is away for a moment has not answered; nothing begins on its account.
    if (!(await isPaused(services.database).catch(() => true))) return true;
    await pause(askAgainMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
