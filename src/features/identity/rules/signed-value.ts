import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The value of a cookie that carries its own HMAC-SHA256, `value.signature` with the signature in base64, all of it
 * percent-encoded. Null when it is missing or forged.
 */
export function signedValue(cookies: string | undefined, name: string, key: string): string | null {
  const raw = firstCookie(cookies, name);
  if (raw === null) return null;
  const signed = decoded(raw);
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return null;
  const value = signed.slice(0, dot);
  // As text: many spellings of base64 decode to the same bytes, and only one is what we wrote.
  const given = Buffer.from(signed.slice(dot + 1));
  const right = Buffer.from(createHmac('sha256', key).update(value).digest('base64'));
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

/** The first of that name, as the sign-in library takes it: both must mean the same session. */
function firstCookie(cookies: string | undefined, name: string): string | null {
  for (const part of cookies?.split(';') ?? []) {
    const pair = part.trim();
    if (pair.startsWith(name) && pair[name.length] === '=') return pair.slice(name.length + 1);
  }
  return null;
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}
