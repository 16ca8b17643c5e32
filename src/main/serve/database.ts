import { type PostgresStep, type RunningPostgres, startPostgres } from '#platform/postgres/starter.ts';
import type { Progress } from './progress.ts';
import { note, type Sentence, sentence, type Voice } from './say.ts';

/** Where the tables are. */
export interface DatabaseAddress {
  /** As the owner: migrations and backup. */
  ownerUrl: string;
  /** As the role with all rights; null with a DATABASE_URL, where we are given none. */
  superuserUrl: string | null;
}

/** The database while it is used. */
export interface OpenDatabase extends DatabaseAddress {
  close(): Promise<void>;
}

const sentences: Record<PostgresStep, Sentence> = {
  waiting: 'waiting',
  copying: 'copying',
  initialising: 'initialising',
  starting: 'starting',
  recovering: 'recovering',
  stopping: 'stopping_database',
};

interface Folders {
  projectFolder: string;
  dataFolder: string;
}

/**
 * Starts the embedded server, or adopts it, and starts it again when it ends while we serve: a pool connects anew by
 * itself. `onGone` is called when that does not help.
 */
export async function openEmbedded(
  folders: Folders,
  progress: Progress,
  voice: Voice,
  signal: AbortSignal,
  onGone: () => void,
): Promise<OpenDatabase> {
  const start = () =>
    startPostgres({ ...folders, signal, onProgress: (step) => progress.begin(sentences[step]) }).finally(() =>
      progress.end(),
    );
  let server = await start();
  let closed = false;
  let restarting: Promise<void> | null = null;
  const restarts: number[] = [];

  const restart = async () => {
    voice.message(note('database_lost'));
    restarts.push(performance.now());
    if (restarts.filter((at) => performance.now() - at < 60_000).length > 3) throw new Error(sentence('database_gone'));
    server = await start();
  };
  const timer = setInterval(() => {
    if (closed || restarting || server.isAlive()) return;
    restarting = restart().then(
      () => {
        restarting = null;
      },
      () => {
        if (!closed) onGone();
      },
    );
  }, 500);

  return {
    ownerUrl: server.ownerUrl,
    superuserUrl: server.superuserUrl,
    close: async () => {
      closed = true;
      clearInterval(timer);
      await restarting;
      await (server as RunningPostgres).stop();
    },
  };
}
