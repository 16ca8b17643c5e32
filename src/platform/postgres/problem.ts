import { filled, spoken } from '../config/spoken.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

export type PostgresProblemCode = keyof typeof en.problems;

/** Why the embedded PostgreSQL could not be started: a code, and for whoever reads the terminal what to do (`spoken`). */
export class PostgresProblem extends Error {
  readonly code: PostgresProblemCode;
  readonly spoken: string;

  constructor(code: PostgresProblemCode, params: Record<string, string | number> = {}, cause?: unknown) {
    super(filled(en.problems[code], params), cause === undefined ? {} : { cause });
    this.name = 'PostgresProblem';
    this.code = code;
    this.spoken = spoken({ et: filled(et.problems[code], params), en: this.message });
  }
}
