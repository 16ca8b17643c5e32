import type { z } from 'zod';

/** What is wrong with one field: a code with a sentence under `platform:fields.<code>` and the values it needs. */
export interface FieldProblem {
  field: string;
  code: string;
  params: Record<string, string | number>;
}

/**
 * Zod's issue in our few words. A schema may name a code of its own as its message (`wrong_period`), which is kept.
 * Safe for the browser: the form and the server say the same.
 */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const field = issue.path.map(String).join('.');
  if (/^[a-z]+(_[a-z]+)+$/.test(issue.message)) return { field, code: issue.message, params: {} };
  switch (issue.code) {
    case 'invalid_type':
      return { field, code: isAbsent(issue) ? 'missing' : 'wrong_type', params: {} };
    case 'too_small':
      return sizeProblem(field, issue.origin, 'small', Number(issue.minimum));
    case 'too_big':
      return sizeProblem(field, issue.origin, 'big', Number(issue.maximum));
    case 'invalid_format':
      return {
        field,
        code: issue.format === 'email' ? 'wrong_email' : issue.format === 'date' ? 'wrong_date' : 'wrong_format',
        params: {},
      };
    case 'invalid_value':
      return { field, code: 'not_one_of', params: { values: issue.values.map(String).join(', ') } };
    case 'unrecognized_keys':
      return { field: [field, issue.keys[0]].filter(Boolean).join('.'), code: 'unknown_field', params: {} };
    default:
      return { field, code: 'wrong_value', params: {} };
  }
}

/** Zod keeps the input itself to itself unless asked; its English sentence says whether there was one. */
function isAbsent(issue: z.core.$ZodIssue): boolean {
  return issue.input === undefined && !/received (?!undefined)/.test(issue.message);
}

function sizeProblem(field: string, origin: string, side: 'small' | 'big', limit: number): FieldProblem {
  if (origin === 'string') {
    if (side === 'small')
      return limit === 1 ? { field, code: 'missing', params: {} } : { field, code: 'too_short', params: { limit } };
    return { field, code: 'too_long', params: { limit } };
  }
  if (origin === 'array' || origin === 'set')
    return { field, code: side === 'small' ? 'too_few' : 'too_many', params: { limit } };
  return { field, code: side === 'small' ? 'too_small' : 'too_big', params: { limit } };
}
