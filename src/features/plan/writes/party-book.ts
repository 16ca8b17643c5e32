import type { ScopedTx } from '#platform/db/database.ts';
import { cut } from '#platform/i18n/cut.ts';
import { newId } from '#platform/time/clock.ts';
import { foldName, guessKind, isSameParty } from '../rules/parties.ts';

/** Beyond so many parties each new spelling is compared only letter by letter: comparing all pairs grows with the square. */
const fuzzyLimit = 400;

interface Entry {
  id: string;
  name: string;
  isNew: boolean;
  /** How often each spelling occurs: the commonest is what a new party is called. */
  spellings: Map<string, number>;
}

/**
 * The parties that an organisation knows, growing while a plan is brought in: the same name, or a typing slip of it,
 * becomes one proposed party. What it proposes a person confirms.
 */
export class PartyBook {
  readonly #byFolded = new Map<string, Entry>();
  readonly #entries: Entry[] = [];

  static async open(tx: ScopedTx): Promise<PartyBook> {
    const book = new PartyBook();
    const { rows } = await tx.query(
      'select id, name, name_folded from plan_party where organisation_id = $1 and removed_at is null',
      [tx.scope.organisationId],
    );
    for (const row of rows) {
      const entry = { id: String(row.id), name: String(row.name), isNew: false, spellings: new Map<string, number>() };
      book.#entries.push(entry);
      book.#byFolded.set(String(row.name_folded), entry);
    }
    return book;
  }

  /** The party that a wording names; a new one when none fits. */
  idOf(wording: string): string {
    const name = cut(wording.trim(), 500);
    const folded = foldName(name);
    const known = this.#byFolded.get(folded) ?? this.#alike(name);
    if (known) {
      this.#byFolded.set(folded, known);
      known.spellings.set(name, (known.spellings.get(name) ?? 0) + 1);
      return known.id;
    }
    const entry = { id: newId(), name, isNew: true, spellings: new Map([[name, 1]]) };
    this.#entries.push(entry);
    this.#byFolded.set(folded, entry);
    return entry.id;
  }

  newRows(organisationId: string) {
    return this.#entries
      .filter((entry) => entry.isNew)
      .map((entry) => ({ id: entry.id, name: commonest(entry) }))
      .map(({ id, name }) => ({
        organisation_id: organisationId,
        id,
        name,
        name_folded: foldName(name),
        kind: guessKind(name),
        user_id: null,
        state: 'proposed',
        revision: 1,
        removed_at: null,
      }));
  }

  #alike(name: string): Entry | undefined {
    if (this.#entries.length > fuzzyLimit) return undefined;
    return this.#entries.find((entry) => isSameParty(entry.name, name));
  }
}

function commonest(entry: Entry): string {
  const [most] = [...entry.spellings].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? entry.name;
}
