import type { Language } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { EventFamily } from '../contract/receivers.ts';
import { familyOf } from '../rules/families.ts';

/** Which acts there are is said by the rooms' own words for them (`audit`), as the log shows them. */
export function listFamilies(texts: Texts, language: Language): EventFamily[] {
  const families = new Map<string, EventFamily>();
  for (const event of texts.leavesBelow('audit')) {
    const family = familyOf(event);
    const found = families.get(family) ?? { family, title: titleOf(texts, language, event), events: [] };
    found.events.push({ event, title: sentenceOf(texts, language, event) });
    families.set(family, found);
  }
  return [...families.values()];
}

export function knownFamilies(texts: Texts): Set<string> {
  return new Set(texts.leavesBelow('audit').map(familyOf));
}

/** A family that this room has no name for yet is called by the first thing that happens in it. */
function titleOf(texts: Texts, language: Language, event: string): string {
  const key = `webhooks:families.${familyOf(event).replace('.', '_')}`;
  return texts.say(language, key, { defaultValue: sentenceOf(texts, language, event) });
}

function sentenceOf(texts: Texts, language: Language, event: string): string {
  const [room, ...rest] = event.split('.');
  return texts.say(language, `${room}:audit.${rest.join('.')}`);
}
