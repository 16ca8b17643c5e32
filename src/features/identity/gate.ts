import type { AccessRules } from '#platform/access/access.ts';
import type { Database } from '#platform/db/database.ts';
import { type ActorKey, type Language, openScope, type Role, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Gate, Session } from '#platform/http/gate.ts';
import { type Clock, dayOf } from '#platform/time/clock.ts';
import { sessionCookieName, sessionKey } from './auth.ts';
import { keyAtGate } from './reads/api-keys.ts';
import { isUseToNote, permissionsOfKey } from './rules/api-keys.ts';
import { signedValue } from './rules/signed-value.ts';
import { noteKeyUse } from './writes/api-keys.ts';

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
export function createGate(parts: {
  access: AccessRules;
  database: Database;
  secret: string;
  url: string;
  clock: Clock;
}): Gate {
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
    refusals: ['second_factor_needed'],
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
    enterWithKey: (key, organisationSlug) => enterWithKey(parts, key, organisationSlug),
  };
}

/** @throws Refusal `key_unknown`, `key_expired`, `key_revoked`, `second_factor_needed` */
async function enterWithKey(
  parts: { access: AccessRules; database: Database; clock: Clock },
  token: string,
  organisationSlug: string | null,
) {
  const row = await keyAtGate(parts.database, token);
  if (!row) throw new Refusal('key_unknown');
  const now = parts.clock.now();
  if (row.revoked || row.role === null) throw new Refusal('key_revoked');
  if (row.expires_on < dayOf(now)) throw new Refusal('key_expired');
  const permissions = permissionsOfKey(row, row.role, (role) => parts.access.permissionsOf(role));
  const key = { name: row.key_name, readOnly: row.reach === 'read', permissions };
  const own = scopeOf(row, parts.clock, key);
  if (!own) throw new Refusal('key_expired');
  // Made before the organisation asked for two proofs, by somebody who had given one.
  if (row.second_factor_required && !row.strong) throw new Refusal('second_factor_needed');
  if (isUseToNote(row.last_used_at, now)) await noteKeyUse(parts, own, row.key_id);
  const session = { ...sessionOf(row), key: { ...key, organisation: row.slug } };
  return { session, scope: organisationSlug === row.slug ? own : null };
}

function sessionOf(row: Omit<GateRow, 'strong' | 'second_factor_required'>): Session {
  return { userId: row.user_id, name: row.user_name, email: row.user_email, language: row.user_language };
}

function scopeOf(row: Omit<GateRow, 'strong' | 'second_factor_required'>, clock: Clock, key?: ActorKey): Scope | null {
  if (row.organisation_id === null || row.role === null) return null;
  // The guest's last day is a day of the Estonian calendar, and it counts.
  if (row.until !== null && row.until < dayOf(clock.now())) return null;
  return openScope(row.organisation_id, {
    kind: 'member',
    userId: row.user_id,
    name: row.user_name,
    role: row.role,
    language: row.user_language,
    ...(key ? { key } : {}),
  });
}
