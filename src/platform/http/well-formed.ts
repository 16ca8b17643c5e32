import { Refusal } from '../errors/refusal.ts';

/**
 * PostgreSQL's text holds no NUL and UTF-8 no lone surrogate; both come in valid JSON (`"\u0000"`, `"\ud800"`). They are
 * refused at the border, by field, rather than discovered by the database.
 * @throws Refusal `text_not_well_formed`
 */
export function assertWellFormed(value: unknown, field = ''): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      throw new Refusal('text_not_well_formed', field ? { field } : {});
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertWellFormed(item, field ? `${field}.${index}` : String(index));
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      assertWellFormed(key, field);
      assertWellFormed(item, field ? `${field}.${key}` : key);
    }
  }
}
