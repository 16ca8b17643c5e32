import i18next, { type i18n } from 'i18next';
import type { Language } from '../db/scope.ts';

export interface TextTree {
  [key: string]: string | TextTree;
}

/** One room's texts, both languages with the same keys (the check compares them). */
export interface RoomTexts {
  et: TextTree;
  en: TextTree;
}

/** Sentences on the server. The language is always said: a process serves readers of both. */
export class Texts {
  readonly #instance: i18n;
  readonly #rooms: readonly string[];

  constructor(rooms: Readonly<Record<string, RoomTexts>>) {
    const namespaces = Object.keys(rooms);
    this.#rooms = namespaces;
    this.#instance = i18next.createInstance();
    void this.#instance.init({
      initAsync: false,
      fallbackLng: 'et',
      supportedLngs: ['et', 'en'],
      ns: namespaces,
      defaultNS: false,
      // Values go into letters and JSON; whoever writes HTML escapes there.
      interpolation: { escapeValue: false },
      resources: {
        et: Object.fromEntries(namespaces.map((room) => [room, rooms[room]?.et ?? {}])),
        en: Object.fromEntries(namespaces.map((room) => [room, rooms[room]?.en ?? {}])),
      },
    });
  }

  /**
   * Every leaf below one branch that rooms have, with the room before it: `audit` gives `plan.step.changed`. Sorted by
   * room as they were given.
   */
  leavesBelow(branch: string): string[] {
    return this.#rooms.flatMap((room) => leavesOf(this.#instance.getResource('et', room, branch), room));
  }

  /** @param key room and path, such as `plan:errors.plan_not_found` */
  say(language: Language, key: string, params: Readonly<Record<string, string | number>> = {}): string {
    return this.#instance.t(key, { lng: language, ...params });
  }
}

function leavesOf(tree: unknown, path: string): string[] {
  if (typeof tree === 'string') return [path];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, branch]) => leavesOf(branch, `${path}.${key}`));
}

/** The best of our two languages for an `Accept-Language` header; Estonian when it says nothing we speak. */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(
      (choice): choice is { language: Language; quality: number } =>
        choice.language === 'et' || choice.language === 'en',
    )
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language ?? 'et';
}
