import type { Tx } from '#platform/db/database.ts';
import type { Language } from '#platform/db/scope.ts';
import { foldEmail } from '../rules.ts';
import type { IdentityTables } from '../tables.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  language: Language;
}

export async function personByEmail(tx: Tx, email: string): Promise<Person | null> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.user')
    .select(['id', 'name', 'email', 'language'])
    .where('email', '=', foldEmail(email))
    .executeTakeFirst();
  return row ?? null;
}

export async function personById(tx: Tx, id: string): Promise<Person | null> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.user')
    .select(['id', 'name', 'email', 'language'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function hasPassword(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}
