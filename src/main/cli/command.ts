/** What a command is called with and where it speaks. Results go to `out`, messages to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** 0 done · 1 failed part-way · 2 the input cannot be used, nothing was changed · 64 wrong usage */
export type ExitCode = 0 | 1 | 2 | 64;

export interface Command {
  /** The words that name it: `plan import`. */
  name: string;
  /** The line of the help: what may follow the name. */
  usage: string;
  summary: string;
  /** Options with a value (`string`) and without (`boolean`). */
  options: Record<string, { type: 'string' | 'boolean'; short?: string }>;
  /** How many words without a dash it takes. */
  positionals: number;
  run(call: {
    positionals: string[];
    options: Record<string, string | boolean | undefined>;
    terminal: Terminal;
  }): Promise<ExitCode>;
}

/** The words of the call were wrong: exit code 64 with the usage. */
export class WrongUsage extends Error {}
