import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '#platform/db/database.ts';
import { type Language, openScope, type Role, type Scope } from '#platform/db/scope.ts';
import type { Gate, Session } from '#platform/http/gate.ts';
import { type Clock, dayOf } from '#platform/time/clock.ts';
import { sessionCookieName, sessionKey } from './auth.ts';

interface GateRow {
  user_id: string;
  user_name: string;
  user_email: string;
  user_language: Language;
  organisation_id: string | null;
  role: Role | null;
  until: string | null;
}

const ask = 'select user_id, user_name, user_email, user_language, organisation_id, role, until from auth.gate($1, $2)';

/**
 * Proves who asks, on the way of every request: one HMAC, one prepared statement. The sign-in library could say the
 * same in two queries of its own; it is asked only where sessions begin and end.
 */
export function createGate(parts: { database: Database; secret: string; url: string; clock: Clock }): Gate {
  const key = sessionKey(parts.secret);
  const name = sessionCookieName(parts.url);
  const find = async (cookies: string | undefined, slug: string | null): Promise<GateRow | null> => {
    const token = signedValue(cookies, name, key);
    if (token === null) return null;
    const rows = await parts.database.named<GateRow & { [column: string]: unknown }>({
      name: 'identity.gate',
      text: ask,
      values: [token, slug],
    });
    return rows[0] ?? null;
  };
  return {
    async session(cookies) {
      const row = await find(cookies, null);
      return row ? sessionOf(row) : null;
    },
    async enter(cookies, organisationSlug) {
      const row = await find(cookies, organisationSlug);
      if (!row) return { session: null, scope: null };
      return { session: sessionOf(row), scope: scopeOf(row, parts.clock) };
    },
  };
}

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

function sessionOf(row: GateRow): Session {
  return { userId: row.user_id, name: row.user_name, email: row.user_email, language: row.user_language };
}

function scopeOf(row: GateRow, clock: Clock): Scope | null {
  if (row.organisation_id === null || row.role === null) return null;
  // The guest's last day is a day of the Estonian calendar, and it counts.
  if (row.until !== null && row.until < dayOf(clock.now())) return null;
  return openScope(row.organisation_id, {
    kind: 'member',
    userId: row.user_id,
    name: row.user_name,
    role: row.role,
    language: row.user_language,
  });
}
