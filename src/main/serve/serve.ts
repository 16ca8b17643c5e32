import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseProblem } from '#platform/db/problem.ts';
import { PostgresProblem } from '#platform/postgres/problem.ts';
import { type DatabaseAddress, type OpenDatabase, openEmbedded } from './database.ts';
import { becomeInstance, forgetAddress, rememberAddress } from './instance.ts';
import { checkPort, refusalFor } from './port.ts';
import { Progress } from './progress.ts';
import { note, ownVoice, StartRefusal, sentence, type Voice } from './say.ts';
import { listenForStop, StopRequest } from './stop-request.ts';

export interface ServeSettings {
  /** See `projectFolder()`. */
  projectFolder: string;
  /** Absolute. */
  dataFolder: string;
  host: string;
  port: number;
  /** The public address, for what is printed. */
  url: string;
  /** The owner's address of a server that is not ours; null starts the embedded one. */
  databaseUrl: string | null;
  /** False for a worker: it opens no port. */
  listens: boolean;
  /** False for the roles web and worker, of which there may be several in one folder. */
  alone: boolean;
}

/** What the composition root brings along; called in this order. */
export interface ServeSteps {
  migrate(database: DatabaseAddress): Promise<void>;
  /** Loads the demo organisation if it is not there; null without demo. */
  loadDemo: ((database: DatabaseAddress) => Promise<void>) | null;
  createApp(database: DatabaseAddress): Promise<ServedApp>;
}

export interface ServedApp {
  /** Opens the port; not called when `listens` is false. */
  listen(address: { host: string; port: number }): Promise<void>;
  /** A one-time link to print; null when there is nobody to sign in yet. */
  signInLink(): Promise<string | null>;
  /** Called when everything is open and was said. */
  announced?(): void;
  /** Ends requests and jobs. After 1.5 s it is no longer waited for. */
  close(): Promise<void>;
}

/**
 * Serves until something asks it to stop, and leaves no process behind.
 * Returns the exit code: 0 after an orderly stop, 1 when Kaja could not start or broke. End the process with it.
 */
export async function runServe(settings: ServeSettings, steps: ServeSteps, voice: Voice = ownVoice): Promise<number> {
  const { controller, dispose } = listenForStop();
  const progress = new Progress(voice);
  const opened: { app?: ServedApp; database?: OpenDatabase; lock?: { close(): unknown } } = {};
  try {
    await open(settings, steps, { voice, progress, controller, opened });
    await untilAborted(controller.signal);
    throw controller.signal.reason;
  } catch (error) {
    progress.end();
    return tell(voice, controller.signal.aborted ? controller.signal.reason : error);
  } finally {
    await closeWithin(opened.app, 1500);
    await opened.database?.close();
    if (opened.lock) forgetAddress(settings.dataFolder);
    opened.lock?.close();
    dispose();
  }
}

interface Course {
  voice: Voice;
  progress: Progress;
  controller: AbortController;
  opened: { app?: ServedApp; database?: OpenDatabase; lock?: { close(): unknown } };
}

async function open(settings: ServeSettings, steps: ServeSteps, course: Course): Promise<void> {
  const { voice, progress, controller, opened } = course;
  const { signal } = controller;
  let served = '';
  if (settings.alone) opened.lock = await becomeInstance(settings.dataFolder, () => served);
  if (settings.listens) await checkPort(settings.host, settings.port);
  const onGone = () => controller.abort(new StopRequest('database gone'));
  opened.database = settings.databaseUrl
    ? { ownerUrl: settings.databaseUrl, superuserUrl: null, close: async () => {} }
    : await openEmbedded(settings, progress, voice, signal, onGone);
  const database = opened.database;
  progress.begin('migrating');
  await unlessAborted(signal, steps.migrate(database));
  const { loadDemo } = steps;
  if (loadDemo) {
    progress.begin('demo');
    await unlessAborted(signal, loadDemo(database));
  }
  progress.begin('opening');
  const app = await unlessAborted(signal, steps.createApp(database));
  opened.app = app;
  if (settings.listens) {
    await app.listen({ host: settings.host, port: settings.port }).catch((error: NodeJS.ErrnoException) => {
      throw refusalFor(error, settings.host, settings.port) ?? error;
    });
    served = settings.url;
    if (settings.alone) rememberAddress(settings.dataFolder, served);
  }
  progress.end();
  await announce(settings, app, voice);
  app.announced?.();
}

async function announce(settings: ServeSettings, app: ServedApp, voice: Voice): Promise<void> {
  if (!settings.listens) return voice.message(note('running'));
  voice.result(`${note('running')}: ${settings.url}/`);
  const link = await app.signInLink();
  if (link) voice.result(`${note('sign_in')}:\n${link}`);
  voice.message(note('stop_hint'));
}

function tell(voice: Voice, error: unknown): number {
  if (error instanceof StopRequest) {
    if (error.reason === 'crash') voice.message(sentence('crashed', { reason: traceOf(error.cause) }));
    if (error.reason === 'database gone') voice.message(sentence('database_gone'));
    if (error.reason === 'signal') voice.message(note('stopping'));
    return error.reason === 'signal' || error.reason === 'parent ended' ? 0 : 1;
  }
  if (error instanceof StartRefusal) voice.message(error.message);
  else if (error instanceof DatabaseProblem) voice.message(sentence(error.code, { reason: error.message }));
  else if (error instanceof PostgresProblem) voice.message(error.spoken);
  else voice.message(sentence('crashed', { reason: traceOf(error) }));
  return 1;
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

// The work itself cannot be called back; it ends with the process, and what it had not committed is undone.
async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  work.catch(() => {});
  const stopped = untilAborted(signal).then(() => Promise.reject(signal.reason));
  stopped.catch(() => {});
  return await Promise.race([work, stopped]);
}

async function closeWithin(app: ServedApp | undefined, withinMs: number): Promise<void> {
  if (app) await Promise.race([app.close().catch(() => {}), pause(withinMs)]);
}
