import { createInterface } from 'node:readline/promises';
import { backupNote } from '#platform/backup/problem.ts';
import { withOwner } from '#platform/backup/restore.ts';
import { isPaused, lettersWaiting, readState, release } from '#platform/backup/state.ts';
import type { Database } from '#platform/db/database.ts';
import { type Command, type ExitCode, type Terminal, WrongUsage } from './command.ts';
import { withOwnedInstallation } from './owner.ts';

type Answer = 'send' | 'keep' | 'wait';

export const resume: Command = {
  name: 'resume',
  usage: 'resume [--letters send|keep]',
  options: { letters: { type: 'string' } },
  positionals: 0,
  run({ options, terminal }) {
    const { letters } = options;
    if (letters !== undefined && letters !== 'send' && letters !== 'keep') throw new WrongUsage();
    return withOwnedInstallation(terminal, ({ ownerUrl }) => answer(terminal, ownerUrl, letters));
  },
};

async function answer(terminal: Terminal, ownerUrl: string, given: 'send' | 'keep' | undefined): Promise<ExitCode> {
  return await withOwner(ownerUrl, async (client) => {
    const state = await readState(client);
    if (!state?.paused) {
      terminal.err(backupNote('not_paused'));
      return 0;
    }
    const { letters } = await lettersWaiting(client);
    const chosen = given ?? (await ask(letters));
    if (chosen === 'wait') {
      terminal.err(backupNote('still_paused'));
      return 2;
    }
    const count = await release(client, chosen, backupNote('kept_reason', {}, ' / '));
    terminal.err(chosen === 'send' ? backupNote('resumed_send') : backupNote('resumed_keep', { count }));
    return 0;
  });
}

/** After a start: says that work waits, and asks whoever sits at the terminal. */
export async function offerResume(terminal: Terminal, ownerUrl: string, database: Database): Promise<void> {
  if (!(await isPaused(database))) return;
  terminal.err(backupNote('paused'));
  if (process.stdin.isTTY) await answer(terminal, ownerUrl, undefined);
}

/** Asks whoever sits at the terminal; without one nobody answers, and all stays as it is. */
async function ask(letters: number): Promise<Answer> {
  if (!process.stdin.isTTY) throw new WrongUsage();
  // Not as a terminal of its own: Ctrl-C has to reach the process.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  try {
    const reply = (await lines.question(backupNote('question', { letters }))).trim().toLowerCase();
    return reply === 's' ? 'send' : reply === 'k' ? 'keep' : 'wait';
  } finally {
    lines.close();
  }
}
