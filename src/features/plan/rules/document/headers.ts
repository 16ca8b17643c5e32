import { type ColumnField, type HeaderWord, headerWords } from './header-words.ts';
import { fold } from './wording.ts';

export interface HeaderMeaning {
  field: ColumnField;
  rank: 1 | 2 | 3;
  /** 0–1: how much of the header the known wording covers. */
  share: number;
}

const closed = new Map<string, HeaderWord[]>();
const open: HeaderWord[] = [];
for (const word of headerWords) {
  if (word.open) open.push(word);
  else closed.set(word.stem, [...(closed.get(word.stem) ?? []), word]);
}
const longestPhrase = 4;

/** What a header says, from its words without regard to case, accents, punctuation or a slip of the finger. */
export function headerMeaning(header: string): HeaderMeaning | null {
  const whole = fold(header).slice(0, 120);
  const main = whole.replace(/\([^)]*\)?/g, ' ');
  return meaningOfWords(wordsOf(main)) ?? meaningOfWords(wordsOf(whole));
}

function wordsOf(text: string): string[] {
  return text
    .replace(/['’]/g, ' ')
    .split(/[^\p{L}\p{N}#]+/u)
    .filter((word) => word !== '');
}

/** `Osalejate arv` is a number of people and nobody's name. */
const counts = /(?:^|\s)(?:arv|hulk|number of|no of|liczba|ilosc|skaits|anzahl|maara|lukumaara)(?:\s|$)/;
const countable = new Set<ColumnField>(['parties', 'audience', 'title', 'steps']);

function meaningOfWords(words: string[]): HeaderMeaning | null {
  if (words.length === 0 || words.length > 9) return null;
  const found = words.flatMap((_, at) => matchesAt(words, at));
  if (found.length === 0) return fuzzy(words);
  const best = found.toSorted(byWeight)[0];
  if (!best || (counts.test(words.join(' ')) && countable.has(best.word.field))) return null;
  return { field: best.word.field, rank: best.word.rank, share: Math.min(1, best.length / words.length) };
}

interface WordMatch {
  word: HeaderWord;
  at: number;
  length: number;
}

function matchesAt(words: string[], at: number): WordMatch[] {
  const found: WordMatch[] = [];
  for (let length = Math.min(longestPhrase, words.length - at); length >= 1; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    for (const word of closed.get(phrase) ?? []) found.push({ word, at, length });
    for (const word of open)
      if (phrase.startsWith(word.stem) && word.stem.split(' ').length === length) found.push({ word, at, length });
  }
  return found;
}

/** A phrase says more than its words; `Tegevuse eesmärk` is an objective, so a title yields to any other field. */
function byWeight(a: WordMatch, b: WordMatch): number {
  if (a.length !== b.length) return b.length - a.length;
  const yields = (match: WordMatch) => (match.word.field === 'code' ? 2 : match.word.field === 'title' ? 1 : 0);
  if (yields(a) !== yields(b)) return yields(a) - yields(b);
  if (a.word.rank !== b.word.rank) return a.word.rank - b.word.rank;
  return a.at - b.at || b.word.stem.length - a.word.stem.length;
}

/** One slip in a word of six letters or more: `Tähtaaeg`, `Vastutja`. */
function fuzzy(words: string[]): HeaderMeaning | null {
  for (const typed of words) {
    if (typed.length < 5) continue;
    for (const word of headerWords) {
      if (word.rank === 3 || word.stem.length < 5) continue;
      const compared = word.open ? typed.slice(0, word.stem.length + (typed.length > word.stem.length ? 1 : 0)) : typed;
      if (oneSlip(compared, word.stem) || oneSlip(typed.slice(0, word.stem.length), word.stem))
        return { field: word.field, rank: 2, share: 0.9 / words.length };
    }
  }
  return null;
}

/** Whether two words differ by one letter added, left out, changed, or two swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  const restA = a.slice(from);
  const restB = b.slice(from);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
