/** Small pieces that every part of the understanding shares: how wording is compared, and where a sentence ends. */

/** Case, accents and odd blanks do not tell two words apart: people type `Tahtaeg`, `TÄHTAEG:` and `Tähtaeg `. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/\s+/g, ' ')
    .trim();
}

export function squeeze(text: string): string {
  if (!/[^\S ]| {2}/.test(text)) return text.trim();
  return text.replace(/\s+/g, ' ').trim();
}

export function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

/** `-`, `–`, `n/a`: somebody said that there is nothing, which is neither a name nor an unreadable period. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[-–—_.…*\s]+|n\s?\/\s?a\.?|puudub|none|brak|nd\.?|tbc|tbd)$/iu.test(text.trim());
}

const abbreviations = new Set(
  (
    'ds ok jms jmt jne jt nt st sh vt lk nr pt p e k s a v vms pr dr hr tel u ca tk szt np m.in tj tzn itp itd ul r g godz os tys mln ' +
    'no etc eg ie inc ltd mr mrs ms vs approx max min inkl bzw ggf usw evtl u.a z.b t.sk piem utt jaan veebr apr aug sept okt nov dets jan feb oct dec kv kw poł pol i.e e.g n.e st.'
  ).split(' '),
);

/** These close a list, so a capital letter behind them begins a sentence. */
const andSoOn = new Set('jms jmt jne jt vms etc itp itd tms utt usw'.split(' '));

/**
 * Splits at full stops, question and exclamation marks that end a sentence. Not at abbreviations, ordinals (`2022.`,
 * `1. kvartal`), decimals, or inside parentheses; a sentence keeps its closing mark.
 */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '(') depth += 1;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (mark === '.' || mark === '!' || mark === '?') {
      const close = closing(text, at);
      if (depth === 0 && close > 0 && endsSentence(text, from, at, close)) {
        found.push(text.slice(from, close));
        from = close;
        at = close - 1;
      }
    }
  }
  found.push(text.slice(from));
  return found.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** The place after the mark and its quotation marks when blanks follow, else 0. */
function closing(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && /[.!?"”»']/.test(text[end] ?? '')) end += 1;
  return end < text.length && /\s/.test(text[end] ?? '') ? end : 0;
}

function endsSentence(text: string, from: number, at: number, close: number): boolean {
  const next = text.slice(close, close + 40).trimStart();
  if (!/^["„“«'(]?[\p{Lu}\d]/u.test(next)) return false;
  if (text[at] !== '.') return true;
  const word = /[\p{L}\d.]+$/u.exec(text.slice(Math.max(from, at - 24), at))?.[0] ?? '';
  if (/^\d+$/.test(word)) return word.length === 4 && /^\p{Lu}\p{Ll}/u.test(next) && !/^\d{4}\s*[-–]/.test(next);
  if (/^\p{Lu}$/u.test(word)) return false;
  if (andSoOn.has(word.toLowerCase())) return true;
  return !abbreviations.has(word.toLowerCase());
}

/** Positions stay: parentheses are tracked so that a comma in `(a, b)` splits nothing. An unmatched one counts for nothing. */
export function splitOutsideParentheses(text: string, separator: RegExp): string[] {
  const depths = text.includes('(') ? parenthesisDepths(text) : null;
  const parts: string[] = [];
  let from = 0;
  for (const match of everyMatch(separator, text)) {
    if ((depths?.[match.index] ?? 0) > 0) continue;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Depth at each character, counting only parentheses that have a partner. */
export function parenthesisDepths(text: string): Uint16Array {
  const depths = new Uint16Array(text.length);
  if (!text.includes('(')) return depths;
  const open: number[] = [];
  const changes = new Int8Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open.push(at);
    else if (text[at] === ')') {
      const start = open.pop();
      if (start !== undefined) {
        changes[start] = (changes[start] ?? 0) + 1;
        changes[at] = (changes[at] ?? 0) - 1;
      }
    }
  }
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += changes[at] ?? 0;
    depths[at] = depth;
  }
  return depths;
}

/** What `matchAll` does, without building the expression anew for each text: that costs more than the search itself. */
export function everyMatch(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
