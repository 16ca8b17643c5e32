/**
 * What the domain throws when it declines to do something: a stable code for programs, the field it concerns and
 * values for the sentence that a person reads. It knows no HTTP; `registry.ts` says which kind of answer a code is.
 *
 * @example throw new Refusal('period_reversed', { field: 'periodEnd', params: { start: '2026-09-01' } });
 */
export class Refusal extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;
  /** What a program needs to go on, such as the row that somebody else saved in the meantime. */
  readonly detail: unknown;

  constructor(
    code: string,
    options: { field?: string; params?: Record<string, string | number>; detail?: unknown; cause?: unknown } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Refusal';
    this.code = code;
    this.field = options.field;
    this.params = options.params ?? {};
    this.detail = options.detail;
  }
}
