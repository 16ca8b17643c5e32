export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

interface ApiErrorParts {
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Stable code; `offline` and `unreadable_reply` are the browser's own. */
  code: string;
  /** The server's sentence in the reader's language; empty when the browser has to find the words. */
  message: string;
  fields?: readonly FieldProblem[];
  requestId?: string | null;
  /** What else the answer said, for codes that carry data (such as the other person's values). */
  detail?: unknown;
  cause?: unknown;
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | null;
  readonly detail: unknown;

  constructor(parts: ApiErrorParts) {
    super(parts.message, { cause: parts.cause });
    this.name = 'ApiError';
    this.status = parts.status;
    this.code = parts.code;
    this.fields = parts.fields ?? [];
    this.requestId = parts.requestId ?? null;
    this.detail = parts.detail;
  }
}

/** Reads `{ error: { code, message, field?, fields, detail?, requestId } }`; anything else (a proxy's page) still becomes an ApiError. */
export async function readProblem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const fields = Array.isArray(error.fields) ? error.fields.filter(isFieldProblem) : [];
  const code = text(error.code) || `http_${response.status}`;
  const message = text(error.message);
  const field = text(error.field);
  return new ApiError({
    status: response.status,
    code,
    message,
    fields: fields.length === 0 && field ? [{ field, code, message }] : fields,
    requestId: text(error.requestId) || response.headers.get('x-request-id'),
    detail: error.detail,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && ['field', 'code', 'message'].every((key) => typeof value[key] === 'string');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whoever called a thing off needs no word about its failing. */
export function isCalledOff(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
