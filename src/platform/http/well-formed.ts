import { Refusal } from '../errors/refusal.ts';

const deepest = 40;

/**
 * PostgreSQL's text holds no NUL and UTF-8 no lone surrogate; both come in valid JSON (`"\u0000"`, `"\ud800"`). They are
 * refused at the border, by field, rather than discovered by the database. So is nesting that no form of ours has and
 * that whoever walks it would pay for with the stack.
 * @throws Refusal `text_not_well_formed`, `invalid_input`
 */
export function assertWellFormed(value: unknown, field = '', depth = 0): void {
  if (depth > deepest) throw new Refusal('invalid_input');
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      throw new Refusal('text_not_well_formed', field ? { field } : {});
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      assertWellFormed(item, field ? `${field}.${index}` : String(index), depth + 1);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      assertWellFormed(key, field);
      assertWellFormed(item, field ? `${field}.${key}` : key, depth + 1);
    }
  }
}
