/** Why a database that was named cannot be used; the composition root has the sentence. */
export type DatabaseProblemCode =
  | 'database_unreachable'
  | 'database_refuses'
  | 'database_missing'
  | 'database_without_right'
  | 'database_too_old';

export class DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode;

  constructor(code: DatabaseProblemCode, cause: Error) {
    super(cause.message, { cause });
    this.name = 'DatabaseProblem';
    this.code = code;
  }
}

const codes: Record<string, DatabaseProblemCode> = {
  ECONNREFUSED: 'database_unreachable',
  ENOTFOUND: 'database_unreachable',
  ETIMEDOUT: 'database_unreachable',
  ENOENT: 'database_unreachable',
  EHOSTUNREACH: 'database_unreachable',
  '28000': 'database_refuses',
  '28P01': 'database_refuses',
  '3D000': 'database_missing',
  '42501': 'database_without_right',
};

/** What an administrator can mend becomes a DatabaseProblem; all else stays what it is. */
export function explained(error: unknown): unknown {
  const code = codes[(error as { code?: string }).code ?? ''];
  return code && error instanceof Error ? new DatabaseProblem(code, error) : error;
}
