import { filled, spoken } from '#platform/config/spoken.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

export type Sentence = keyof typeof en;
type Params = Record<string, string | number>;

/** Where lines go; the process's own streams, or a test's. */
export interface Voice {
  result(line: string): void;
  message(line: string): void;
}

/** Results to standard output, messages to standard error. */
export const ownVoice: Voice = {
  result: (line) => void process.stdout.write(`${line}\n`),
  message: (line) => void process.stderr.write(`${line}\n`),
};

/** A sentence in the terminal's languages, one below the other. */
export function sentence(key: Sentence, params: Params = {}): string {
  return spoken({ et: filled(et[key], params), en: filled(en[key], params) });
}

/** A short note in the terminal's languages on one line. */
export function note(key: Sentence, params: Params = {}): string {
  return spoken({ et: filled(et[key], params), en: filled(en[key], params) }, ' / ');
}

/** Why Kaja does not start: said as it stands, without a trace, and the process ends with code 1. */
export class StartRefusal extends Error {
  readonly key: Sentence;

  constructor(key: Sentence, params: Params = {}, cause?: unknown) {
    super(sentence(key, params), cause === undefined ? {} : { cause });
    this.name = 'StartRefusal';
    this.key = key;
  }
}
