import type { Start } from '#platform/starts/start.ts';

export interface Offer {
  start: Start;
  fits: boolean;
}

/**
 * What a wording asks for first, then the rest, each in the order in which the rooms declared it. More fitting words go
 * first; of equally many the one that the wording speaks of earlier.
 */
export function offersFor(wording: string, starts: readonly Start[], language: string): Offer[] {
  const words = wordsOf(wording);
  const offers = starts.map((start, place) => ({ start, place, found: fitOf(words, stemsOf(start, language)) }));
  return offers
    .sort((a, b) => b.found.hits - a.found.hits || a.found.first - b.found.first || a.place - b.place)
    .map(({ start, found }) => ({ start, fits: found.hits > 0 }));
}

/** A plan in a third language may still borrow words of either. */
function stemsOf({ stems }: Start, language: string): readonly string[] {
  if (language === 'et' || language === 'en') return stems[language];
  return [...stems.et, ...stems.en];
}

function fitOf(words: readonly string[], stems: readonly string[]): { hits: number; first: number } {
  const folded = stems.map((stem) => foldWord(stem));
  const found = words.flatMap((word, place) => (folded.some((stem) => word.startsWith(stem)) ? [place] : []));
  return { hits: found.length, first: found[0] ?? words.length };
}

function wordsOf(wording: string): string[] {
  return foldWord(wording).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Small letters without their marks: `Kaaluda`, `KAALUDA` and `kaaludà` begin alike. */
function foldWord(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The screen that begins it from this step, or from the activity as a whole. */
export function startPath({ path }: Pick<Start, 'path'>, place: { activityId: string; stepId: string | null }): string {
  const [route = '', query = ''] = path.split('?');
  const fill = (text: string) =>
    text.replace(/:activity\b/g, place.activityId).replace(/:step\b/g, place.stepId ?? 'new');
  const search = new URLSearchParams(fill(query));
  if (!path.includes(':activity')) search.set('activity', place.activityId);
  if (!path.includes(':step') && place.stepId !== null) search.set('step', place.stepId);
  const written = search.toString();
  return written === '' ? fill(route) : `${fill(route)}?${written}`;
}
