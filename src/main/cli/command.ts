import type { Params, Sentence } from './sentences.ts';

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
export class WrongUsage extends Error {
  readonly params: Params;
  readonly key: Sentence | null;

  constructor(key: Sentence | null = null, params: Params = {}) {
    super(key ?? 'wrong usage');
    this.key = key;
    this.params = params;
  }
}

/** What was asked for cannot be done, and nothing was changed: exit code 2 with the sentence. */
export class Declined extends Error {
  readonly key: Sentence;
  readonly params: Params;

  constructor(key: Sentence, params: Params = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}
