import { parseArgs } from 'node:util';
import { ConfigurationError } from '#platform/config/config.ts';
import { DatabaseProblem } from '#platform/db/problem.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { PostgresProblem } from '#platform/postgres/problem.ts';
import { sentence } from '../serve/say.ts';
import { type Command, type ExitCode, type Terminal, WrongUsage } from './command.ts';
import { refusalSentence } from './sentences.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

/** Finds the command by its words, reads its options and runs it; whatever is thrown becomes a sentence and an exit code. */
export async function runCommand(commands: readonly Command[], words: readonly string[]): Promise<ExitCode> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h') {
    terminal.out(helpOf(commands));
    return words.length === 0 ? 64 : 0;
  }
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
  if (!command) {
    terminal.err(`kaja: there is no command "${words.slice(0, 2).join(' ')}".\n\n${helpOf(commands)}`);
    return 64;
  }
  try {
    const call = readCall(command, words.slice(command.name.split(' ').length));
    return await command.run({ ...call, terminal });
  } catch (error) {
    return answerError(error, command);
  }
}

function readCall(command: Command, words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length !== command.positionals) throw new WrongUsage();
    return { positionals, options: values as Record<string, string | boolean | undefined> };
  } catch (error) {
    throw error instanceof WrongUsage ? error : new WrongUsage((error as Error).message);
  }
}

function answerError(error: unknown, command: Command): ExitCode {
  if (error instanceof WrongUsage) {
    terminal.err(`${error.message ? `kaja: ${error.message}\n` : ''}Usage: kaja ${command.usage}`);
    return 64;
  }
  if (error instanceof Refusal) {
    terminal.err(refusalSentence(error));
    return 2;
  }
  if (error instanceof ConfigurationError) {
    terminal.err(error.message);
    return 2;
  }
  if (error instanceof DatabaseProblem) {
    terminal.err(sentence(error.code, { reason: error.message }));
    return 1;
  }
  if (error instanceof PostgresProblem) {
    terminal.err(`${error.estonian}\n${error.message}`);
    return 1;
  }
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') {
    terminal.err(
      `Faili ${path ?? ''} ei saa avada; midagi ei muudetud.\nThe file ${path ?? ''} cannot be opened; nothing was changed.`,
    );
    return 2;
  }
  terminal.err(`kaja ${command.name}: ${message}`);
  return 1;
}

function helpOf(commands: readonly Command[]): string {
  const widest = Math.max(...commands.map((command) => command.usage.length));
  return ['Usage:', ...commands.map((command) => `  kaja ${command.usage.padEnd(widest)}  ${command.summary}`)].join(
    '\n',
  );
}
