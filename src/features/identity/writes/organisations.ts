import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { type Language, openScope, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import { freeSlug, slugOf } from '../rules.ts';
import type { IdentityTables } from '../tables.ts';
import { ensureMember, ensurePerson } from './people.ts';

export interface Founding {
  name: string;
  language: Language;
  region: string;
  ownerEmail: string;
  ownerName: string;
  demo?: boolean;
  /** Exactly this word in addresses; without it one is made from the name. */
  slug?: string;
}

export interface Founded {
  /** The owner's own scope, to go on writing with. */
  scope: Scope;
  slug: string;
  userId: string;
  /** Whether the owner was not known before. */
  newOwner: boolean;
}

/**
 * Founds an organisation with its owner.
 * @throws Refusal `slug_taken` when a given slug is another organisation's
 */
export async function createOrganisation(
  services: Pick<Services, 'clock' | 'database'>,
  founding: Founding,
): Promise<Founded> {
  const at = services.clock.now();
  const organisationId = newId();
  const founder = openScope(organisationId, { kind: 'system', name: 'Kaja', language: founding.language });
  return services.database.inScope(founder, async (tx) => {
    const slug = await insertOrganisation(tx, founding, at);
    const { ownerEmail: email, ownerName: name, language } = founding;
    const person = await ensurePerson(tx, { email, name, language }, at);
    const scope = openScope(organisationId, { kind: 'member', userId: person.id, name, role: 'owner', language });
    await ensureMember(tx, { userId: person.id, role: 'owner', until: null }, at);
    const { demo = false, region } = founding;
    await recordAudit(
      { ...tx, scope },
      {
        at,
        action: 'identity.organisation.created',
        subject: { kind: 'organisation', id: organisationId },
        change: { before: null, after: { slug, name: founding.name, language, region, demo } },
      },
    );
    return { scope, slug, userId: person.id, newOwner: person.created };
  });
}

export async function insertOrganisation(tx: ScopedTx, founding: Founding, at: Date): Promise<string> {
  const wanted = founding.slug ?? slugOf(founding.name);
  // Two people may found organisations of one name at once; who comes second gets the next number.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const slug = founding.slug ?? freeSlug(wanted, await slugsBeginning(tx, wanted));
    const inserted = await tx
      .on<IdentityTables>()
      .insertInto('organisation')
      .values({
        id: tx.scope.organisationId,
        slug,
        name: founding.name,
        language: founding.language,
        region: founding.region,
        demo: founding.demo ?? false,
        created_at: at.toISOString(),
        revision: 1,
        second_factor_required: false,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('slug')
      .executeTakeFirst();
    if (inserted) return inserted.slug;
    if (founding.slug !== undefined) break;
  }
  throw new Refusal('slug_taken', { field: 'slug' });
}

async function slugsBeginning(tx: ScopedTx, wanted: string): Promise<Set<string>> {
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('organisation')
    .select('slug')
    .where('slug', 'like', `${wanted}%`)
    .execute();
  return new Set(rows.map((row) => row.slug));
}
