import { calendarWord } from './calendar-words.ts';
import { everyMatch, parenthesisDepths, splitOutsideParentheses, squeeze } from './wording.ts';

/** One entry of a list inside a cell. `number` is null where the document gives none. */
export interface ListItem {
  number: number | null;
  text: string;
}

export interface ItemList {
  items: ListItem[];
  /** Whether the cell itself marks its items, by numbers, bullets, lines or semicolons. */
  marked: boolean;
  /** A number after which the next one is missing: `1) … 2) … 4) …` has a gap after 2. */
  gapAfter: number | null;
}

interface Marker {
  at: number;
  end: number;
  number: number;
  /** Stands at the beginning of the cell or of a line. */
  leads: boolean;
  /** Stands after what ends a sentence or an item. */
  follows: boolean;
  depth: number;
}

const bullet = /^\s*(?:[•●▪■◦‣⁃·∙*→➢➤►▸»✓✔☐☑–—-]|o(?=\s)|[\uF000-\uF0FF])\s*(?=\S)/u;

/** Splits a cell into its items. Text before the first number stays as an item without one. */
export function splitItems(lines: string[]): ItemList {
  const text = lines.join('\n').trim();
  if (text === '') return { items: [], marked: false, gapAfter: null };
  if (lines.length > 1 && lines.every((line) => bullet.test(line))) return eachWithBullet(lines);
  for (const style of [parenthesised, romans, lettered, dotted, dashed]) {
    const markers = style(text);
    if (markers.length > 0) return cut(text, markers);
  }
  const single = text.includes('\n') ? null : inlineBullets(text);
  if (single) return unnumbered(single);
  if (lines.filter((line) => bullet.test(line)).length >= 1 && lines.length > 1) return unnumbered(bulletLines(lines));
  if (bullet.test(text) && lines.length === 1) return unnumbered([text.replace(bullet, '')]);
  const joined = joinBrokenLines(lines);
  return unnumbered(joined.flatMap(semicolons));
}

/**
 * Every line with a bullet of its own is an item, whatever numbers stand inside; `• 2) …` is numbered besides.
 */
function eachWithBullet(lines: string[]): ItemList {
  const items = lines.map((line): ListItem => {
    const [, number, text] = /^(\d{1,2})\)\s*(\p{L}.*|["„“«(].*)$/su.exec(line.replace(bullet, '')) ?? [];
    return number === undefined || text === undefined
      ? { number: null, text: tidy(line.replace(bullet, '')) }
      : { number: Number(number), text: tidy(text) };
  });
  return { items: items.filter((item) => item.text !== ''), marked: true, gapAfter: null };
}

function unnumbered(texts: string[]): ItemList {
  const items = texts.map((text) => ({ number: null, text: tidy(text) })).filter((item) => item.text !== '');
  return { items, marked: items.length > 1, gapAfter: null };
}

function cut(text: string, markers: Marker[]): ItemList {
  const items: ListItem[] = [];
  let gapAfter: number | null = null;
  const intro = tidy(text.slice(0, markers[0]?.at));
  if (intro !== '') items.push({ number: null, text: intro });
  for (const [index, marker] of markers.entries()) {
    const next = markers[index + 1];
    items.push({ number: marker.number, text: tidy(text.slice(marker.end, next?.at)) });
    if (next && next.number > marker.number + 1) gapAfter ??= marker.number;
  }
  return { items, marked: true, gapAfter };
}

/** The semicolon between two items belongs to the list and not to the item. */
function tidy(text: string): string {
  return squeeze(text).replace(/(?:\s?;)+$/, '');
}

/** `1) … 2) …`, `(1) …`, `1.) …`. A `3)` that closes a parenthesis, as in `(vt p 3)`, opens nothing. */
function parenthesised(text: string): Marker[] {
  const markers = sequence(
    candidates(text, /(?<![\d\p{L}.,–-])\(?(\d{1,2})\s?\.?\s?\)(?=\s|\p{L}|["„“«(])[.:]?\s*/gu, Number),
    1,
  );
  return markers.length > 0 ? withMistyped(text, markers) : markers;
}

/** `i) … ii) …`, and `i. …` on lines of their own. */
function romans(text: string): Marker[] {
  const value = (mark: string) => romanNumerals.indexOf(mark.toLowerCase()) + 1;
  const found = candidates(text, /(?<![\d\p{L}.,–-])\(?([ivx]{1,4}|[IVX]{1,4})([.)])(?=\s|\p{L})\s*/gu, value);
  const markers = sequence(
    found.filter((marker) => marker.number > 0 && (marker.leads || closes(text, marker))),
    2,
  );
  // Two people named `I. Kask` and `I. Mets` are no list.
  return markers.length > 1 && markers.every((marker, at) => marker.number === at + 1) ? markers : [];
}

export const romanNumerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function closes(text: string, marker: Marker): boolean {
  return text.slice(marker.at, marker.end).includes(')');
}

/** `1 - …` and `2 – …`, each on a line of its own. */
function dashed(text: string): Marker[] {
  const found = candidates(text, /(?<![\d\p{L}.,–-])(\d{1,2})\s?[-–—]\s+(?=\p{L})/gu, Number);
  const markers = sequence(
    found.filter((marker) => marker.leads),
    2,
  );
  return markers[0]?.at === 0 ? markers : [];
}

/** `a) … b) …` counts as 1, 2. */
function lettered(text: string): Marker[] {
  const letter = (mark: string) => mark.toLowerCase().charCodeAt(0) - 96;
  return sequence(candidates(text, /(?<![\d\p{L}.,–-])\(?([a-z])\)(?=\s|\p{L})\s*/giu, letter), 2);
}

/** `1. … 2. …`, also `1.1.1 …` (the last part counts). Only after what ends a sentence, since `1. mai` and `2022.` look alike. */
function dotted(text: string): Marker[] {
  const pattern = /(?<![\d\p{L}.,–/(-])(?:\d{1,2}\.){0,3}(\d{1,2})(?:(?<=\.\d{1,2})\.?|[.:])(?=\s|\p{Lu}\p{L})\s*/gu;
  const found = candidates(text, pattern, Number).filter((marker) => {
    const after = /^[\p{L}\d]+/u.exec(text.slice(marker.end, marker.end + 24))?.[0] ?? '';
    const meaning = calendarWord(after);
    const isDate = meaning !== null && (meaning.is === 'month' || meaning.is === 'quarter' || meaning.is === 'half');
    const opens = marker.leads || marker.follows || opensInline(text, marker, after);
    return opens && !isDate && !/^\d/.test(after) && after !== '';
  });
  const markers = sequence(found, 2);
  if (markers.length < 2 && !text.includes('\n')) {
    const three = threeInline(text, pattern);
    if (three.length > 0) return three;
  }
  return markers[0]?.leads && markers[0].at === 0 ? markers : found[0]?.at === 0 && text.includes('\n') ? markers : [];
}

/** `1. projekt 2. druk 3. dystrybucja`: small letters behind the numbers count from three in a row on. */
function threeInline(text: string, pattern: RegExp): Marker[] {
  const found = candidates(text, pattern, Number).filter(
    (marker, at) => marker.number === at + 1 && marker.depth === 0,
  );
  const dated = found.some((marker) =>
    calendarWord(/^\p{L}+/u.exec(text.slice(marker.end, marker.end + 24))?.[0] ?? ''),
  );
  return found[0]?.at === 0 && found.length >= 3 && !dated ? found : [];
}

/** `1. Kava 2. Hange, 3. Ehitus`: a capital behind the number or a comma before it, so that `2. osapool` opens nothing. */
function opensInline(text: string, marker: Marker, after: string): boolean {
  const comma = /,\s*$/.test(text.slice(Math.max(0, marker.at - 8), marker.at));
  return comma || /^\p{Lu}\p{Ll}/u.test(after);
}

function candidates(text: string, pattern: RegExp, read: (mark: string) => number): Marker[] {
  const found: Marker[] = [];
  const matches = everyMatch(pattern, text);
  if (matches.length === 0) return found;
  const depths = parenthesisDepths(text);
  for (const match of matches) {
    const at = match.index;
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    const before = text.slice(Math.max(0, at - 16), at).trimEnd();
    found.push({
      at,
      end: at + match[0].length,
      number: read(match[1] ?? ''),
      leads: line.trim() === '' && !/[–-]$/.test(before),
      follows:
        before === '' || /[.;:!?]$/.test(before)
          ? !/(?:^|\s)(?:p|pt|nr|vt|lk|no|pkt|art|para)\.?$/iu.test(before)
          : false,
      depth: match[0].startsWith('(') ? (depths[at] ?? 0) - 1 : (depths[at] ?? 0),
    });
  }
  return found;
}

/**
 * The candidates that count up. A restart at 1 is a second list, a small gap is a slip of the writer; anything else is
 * a number inside the text.
 */
function sequence(found: Marker[], atLeast: number): Marker[] {
  const chosen: Marker[] = [];
  for (const marker of found) {
    const previous = chosen.at(-1);
    const sure = marker.leads || marker.follows;
    if (marker.depth > 0 && !sure) continue;
    if (!previous) {
      if (marker.at === 0 || marker.number === 1) chosen.push(marker);
    } else if (marker.number === previous.number + 1) chosen.push(marker);
    else if (marker.number > previous.number && marker.number <= previous.number + 3 && sure) chosen.push(marker);
    else if ((marker.number === 1 || marker.number === previous.number) && sure) chosen.push(marker);
  }
  if (chosen.length >= atLeast) return chosen;
  return chosen.length === 1 && chosen[0]?.at === 0 ? chosen : [];
}

/** Between 2) and 4) a lone `3.` or `3` at the beginning of a sentence is the missing mark. */
function withMistyped(text: string, markers: Marker[]): Marker[] {
  const repaired: Marker[] = [];
  for (const [index, marker] of markers.entries()) {
    const previous = markers[index - 1];
    if (previous && marker.number === previous.number + 2) {
      const inside = text.slice(previous.end, marker.at);
      const match = new RegExp(`(?:^|[.;:!?\\n]\\s*)(${marker.number - 1})(?:[.:,]|(?=\\s\\p{L}))\\s*`, 'u').exec(
        inside,
      );
      if (match) {
        const at = previous.end + match.index + match[0].indexOf(match[1] ?? '');
        const end = previous.end + match.index + match[0].length;
        repaired.push({ at, end, number: marker.number - 1, leads: false, follows: true, depth: 0 });
      }
    }
    repaired.push(marker);
  }
  return repaired;
}

function inlineBullets(text: string): string[] | null {
  const parts = text.split(/(?:^|\s)[•●▪■◦‣·✓✔➢➤►▸\uF000-\uF0FF]\s*/u).filter((part) => part.trim() !== '');
  if (parts.length > 1) return parts;
  // `- kavand - trükk - levitamine`: the first mark shows what the others are.
  const mark = /^\s*([–—→-])\s/u.exec(text)?.[1];
  if (mark === undefined) return null;
  const marked = text.split(new RegExp(`(?:^|\\s)${mark}\\s+(?=\\p{L})`, 'u')).filter((part) => part.trim() !== '');
  return marked.length > (mark === '→' ? 1 : 2) ? marked : null;
}

/** A line without its own bullet continues the item above. */
function bulletLines(lines: string[]): string[] {
  const items: string[] = [];
  let begun = false;
  for (const line of lines) {
    if (bullet.test(line)) {
      items.push(line.replace(bullet, ''));
      begun = true;
    } else if (begun && /^\s*\p{Ll}/u.test(line)) items[items.length - 1] += ` ${line.trim()}`;
    else items.push(line);
  }
  return items;
}

/** A line that begins in lower case goes on with the sentence above, unless all lines do so. */
export function joinBrokenLines(lines: string[]): string[] {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const lower = filled.map((line) => /^[\p{Ll}(]/u.test(line));
  if (lower.every(Boolean)) return filled;
  const joined: string[] = [];
  for (const [index, line] of filled.entries()) {
    const before = joined.at(-1);
    const open = before !== undefined && !/[.;:!?]$/.test(before);
    if (before !== undefined && open && (lower[index] || before.endsWith(',')))
      joined[joined.length - 1] = `${before} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** Semicolons make a list only where no sentence ends inside a part. */
function semicolons(text: string): string[] {
  const parts = splitOutsideParentheses(text, /;\s*/gu).filter((part) => part.trim() !== '');
  const plain = parts.slice(0, -1).every((part) => !/[.!?]\s+\p{Lu}/u.test(part) && part.trim().length > 2);
  return parts.length > 1 && plain ? parts : [text];
}
