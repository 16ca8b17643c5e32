import { findReaders } from '#features/identity/reads/readers.ts';
import { activitiesWithOwners } from '#features/plan/reads/owners.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Language } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { byHand } from '../contract/rhythm.ts';

/** What a rhythm can count, as far as the reader may see it; by hand comes first, because it needs nothing else. */
export async function readChoices(
  tx: ScopedTx,
  { dated, access, texts }: Pick<Services, 'dated' | 'access' | 'texts'>,
  language: Language,
  today: string,
) {
  const hand = { key: byHand, label: texts.say(language, 'rhythms:byHand'), byActivity: false, breakdown: null };
  const sources = dated
    .filter((source) => access.allows(tx.scope.actor, source.permission))
    .map(({ key, byActivity, breakdown }) => ({
      key,
      label: asHeading(texts.say(language, nameOf(key))),
      byActivity,
      breakdown,
    }));
  const people = (await findReaders(tx, today)).map(({ userId, name }) => ({ id: userId, name }));
  const activities = (await activitiesWithOwners(tx, null)).map(({ id, title }) => ({ id, title }));
  const { compare } = new Intl.Collator('et');
  return { sources: [hand, ...sources], people: people.sort((a, b) => compare(a.name, b.name)), activities };
}

/** Rooms say what one such record is called within a sentence; here it stands alone. */
function asHeading(name: string): string {
  return name.charAt(0).toLocaleUpperCase('et') + name.slice(1);
}

/** `plan.step-done` → the text `plan:dated.step-done`. */
function nameOf(key: string): string {
  const [room = '', name = ''] = key.split('.');
  return `${room}:dated.${name}`;
}
