import type { ScopedTx } from '../db/database.ts';
import type { Language } from '../db/scope.ts';

/** Who asks for their data: known by address, and, when they sign in here, by user id. */
export interface Person {
  /** Folded to small letters. */
  email: string;
  userId: string | null;
  /** As they are called here; null for somebody who is only an address. */
  name: string | null;
}

/**
 * What a room holds of a person in one organisation. The room's texts hold `personalData.title` (what it is) and
 * `personalData.basis` (why it is kept, and how long).
 */
export interface PersonalData {
  room: string;
  /** Where a room holds several things, its texts lie below `personalData.<name>`. */
  name?: string;
  /** Everything of the person, as plain records that a machine can read (GDPR Art. 15 and 20). Null when there is nothing. */
  export(tx: ScopedTx, person: Person): Promise<Record<string, unknown> | null>;
  /**
   * Erases or makes nameless (Art. 17). What must stay (a figure, an audit entry) stays without the person.
   * @returns how many records were changed
   */
  erase(tx: ScopedTx, person: Person, at: Date): Promise<number>;
}

/** Who stands where a person was taken out: what they did stays part of the record, without them. */
export const forgottenName: Readonly<Record<Language, string>> = { et: 'Kustutatud isik', en: 'Erased person' };
