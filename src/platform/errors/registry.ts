/** The kinds of refusal. HTTP turns them into a status, the command line into an exit code. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'wrong_method'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'too_many'
  | 'unavailable'
  | 'internal';

/** Code → kind. The sentence stands in the room's texts under `errors.<code>`. */
export type ErrorTable = Readonly<Record<string, ErrorKind>>;

export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  wrong_method: 405,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  unavailable: 503,
  internal: 500,
};

/** One registry of codes for the whole product; `room` says in whose texts the sentence stands. */
export class ErrorRegistry {
  readonly #codes = new Map<string, { kind: ErrorKind; room: string }>();

  /** @throws Error when two rooms declare the same code: a code must mean one thing. */
  declare(room: string, table: ErrorTable): void {
    for (const [code, kind] of Object.entries(table)) {
      const owner = this.#codes.get(code);
      if (owner) throw new Error(`Error code ${code} is declared by ${owner.room} and by ${room}`);
      this.#codes.set(code, { kind, room });
    }
  }

  find(code: string): { kind: ErrorKind; room: string } | undefined {
    return this.#codes.get(code);
  }

  entries(): { code: string; kind: ErrorKind; room: string }[] {
    return [...this.#codes].map(([code, entry]) => ({ code, ...entry }));
  }
}
