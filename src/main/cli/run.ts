import { parseArgs } from 'node:util';
import { ConfigurationError } from '#platform/config/config.ts';
import { DatabaseProblem } from '#platform/db/problem.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { PostgresProblem } from '#platform/postgres/problem.ts';
import { sentence as serveSentence } from '../serve/say.ts';
import { type Command, Declined, type ExitCode, type Terminal, WrongUsage } from './command.ts';
import { note, refusalSentence, sentence, summaries } from './sentences.ts';

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
    terminal.err(`${sentence('no_command', { command: words.slice(0, 2).join(' ') })}\n\n${helpOf(commands)}`);
    return 64;
  }
  if (words.includes('--help')) {
    terminal.out(helpOf([command]));
    return 0;
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
    throw error instanceof WrongUsage ? error : wrongOption(error as NodeJS.ErrnoException);
  }
}

// util.parseArgs speaks English only; its codes and the option in quotes tell what was wrong.
function wrongOption(error: NodeJS.ErrnoException): WrongUsage {
  const option = /'([^' ,]+)/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new WrongUsage('option_unknown', { option });
  const takesNone = error.message.includes('does not take an argument');
  return new WrongUsage(takesNone ? 'option_takes_none' : 'option_needs_value', { option });
}

function answerError(error: unknown, command: Command): ExitCode {
  if (error instanceof WrongUsage) {
    if (error.key) terminal.err(sentence(error.key, error.params));
    terminal.err(`${note('usage')}: kaja ${command.usage}`);
    return 64;
  }
  const unusable = unusableInput(error);
  terminal.err(unusable ?? failure(error, command));
  return unusable === null ? 1 : 2;
}

/** The sentence where the input cannot be used and nothing was changed; null for all else. */
function unusableInput(error: unknown): string | null {
  if (error instanceof Refusal) return refusalSentence(error);
  if (error instanceof Declined) return sentence(error.key, error.params);
  if (error instanceof ConfigurationError) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  const isFile = code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES';
  return isFile && path !== undefined ? sentence('file_unopened', { path }) : null;
}

function failure(error: unknown, command: Command): string {
  if (error instanceof DatabaseProblem) return serveSentence(error.code, { reason: error.message });
  if (error instanceof PostgresProblem) return error.spoken;
  return sentence('failed', { command: `kaja ${command.name}`, reason: (error as Error).message });
}

function helpOf(commands: readonly Command[]): string {
  const lines = commands.flatMap(({ name, usage }) => [
    `  kaja ${usage}`,
    ...summaries(name).map((line) => `      ${line}`),
  ]);
  return [`${note('usage')}:`, ...lines].join('\n');
}
