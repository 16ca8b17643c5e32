import type { Database } from '#platform/db/database.ts';
import { type Language, openScope, type Role, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Gate, Session } from '#platform/http/gate.ts';
import { type Clock, dayOf } from '#platform/time/clock.ts';
import { sessionCookieName, sessionKey } from './auth.ts';
import { signedValue } from './rules/signed-value.ts';

interface GateRow {
  user_id: string;
  user_name: string;
  user_email: string;
  user_language: Language;
  organisation_id: string | null;
  role: Role | null;
  until: string | null;
  strong: boolean;
  second_factor_required: boolean | null;
}

const ask = `select user_id, user_name, user_email, user_language, organisation_id, role, until, strong, second_factor_required
  from auth.gate($1, $2)`;

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
      const scope = scopeOf(row, parts.clock);
      // The organisation asks for two proofs, and this session has seen one: members are led to set the other up.
      if (scope && row.second_factor_required && !row.strong) throw new Refusal('second_factor_needed');
      return { session: sessionOf(row), scope };
    },
  };
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
