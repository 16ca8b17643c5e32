import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

export type PostgresProblemCode = keyof typeof en.problems;

/**
 * Why the embedded PostgreSQL could not be started, in a sentence that says what to do.
 * At this point nobody's language is known yet, so both are given: `estonian` and `message` (English).
 */
export class PostgresProblem extends Error {
  readonly code: PostgresProblemCode;
  readonly estonian: string;

  constructor(code: PostgresProblemCode, params: Record<string, string | number> = {}, cause?: unknown) {
    super(filled(en.problems[code], params), cause === undefined ? {} : { cause });
    this.name = 'PostgresProblem';
    this.code = code;
    this.estonian = filled(et.problems[code], params);
  }
}

/** Puts values into `{{name}}`, as i18next writes it; the starter runs before any translation is loaded. */
export function filled(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole));
}
