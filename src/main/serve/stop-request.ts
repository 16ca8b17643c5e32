import { commandLine, isAlive, type ProcessIdentity, parentOf, processIdentity } from '#platform/postgres/processes.ts';

/** Why a serving process is to end. */
export type StopReason = 'signal' | 'parent ended' | 'crash' | 'database gone';

/**
 * Whatever asks this process to stop, as one AbortSignal whose reason is a StopRequest: Ctrl-C, SIGTERM, SIGHUP, the end
 * of its parents, an error that nobody caught.
 */
export class StopRequest extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason, cause?: unknown) {
    super(reason, cause === undefined ? {} : { cause });
    this.name = 'StopRequest';
    this.reason = reason;
  }
}

/** Listens for requests to stop. Call once in a process; `dispose` ends the listening. */
export function listenForStop(): { controller: AbortController; dispose(): void } {
  const controller = new AbortController();
  const stop = (reason: StopReason, cause?: unknown) => controller.abort(new StopRequest(reason, cause));
  const onSignal = () => stop('signal');
  const onCrash = (error: unknown) => stop('crash', error);
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of signals) process.on(name, onSignal);
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
  // Who read what we print may be gone before us; that must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const parents = parentsToWatch(process.pid);
  const timer = setInterval(() => parents.every(isAlive) || stop('parent ended'), 250);
  return {
    controller,
    dispose: () => {
      clearInterval(timer);
      for (const name of signals) process.off(name, onSignal);
      process.off('uncaughtException', onCrash);
      process.off('unhandledRejection', onCrash);
    },
  };
}

/**
 * The processes whose end ends us: the parent, and through the shell between us also npm, which passes no signal on.
 * A process of init or of a container's first process has nobody to watch.
 */
export function parentsToWatch(pid: number): ProcessIdentity[] {
  const chain: number[] = [];
  for (let next = parentOf(pid); next !== null && next > 1 && chain.length < 4; next = parentOf(next)) chain.push(next);
  const npm = chain.findIndex((ancestor) => isNpm(commandLine(ancestor)));
  return chain
    .slice(0, Math.max(1, npm + 1))
    .map(processIdentity)
    .filter((identity) => identity !== null);
}

// npm writes its title over its words: one word "npm start", or before that "node /usr/bin/npm start".
function isNpm(words: string[]): boolean {
  return /^npm( |$)/.test(words[0] ?? '') || /\/npm(-cli\.js)?$/.test(words[1] ?? '');
}
