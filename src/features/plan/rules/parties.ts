import type { PartyKind } from '../contract/words.ts';

/** A name as it is compared: without case, accents of foreign letters, quotation marks and double spaces. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/["'„“”«»().]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Whether two spellings mean the same party: equal when folded, or long enough and a typing slip or two apart
 * (töörupp, töögrupp). Short names must be equal: TOL and TAL are two associations.
 */
export function isSameParty(one: string, other: string): boolean {
  const a = foldName(one);
  const b = foldName(other);
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  // Mari and Mart are two people, and people are told apart by a letter.
  if (shorter < 8 || guessKind(one) === 'person' || guessKind(other) === 'person') return false;
  // The first letter of a word distinguishes more than a letter inside: "lõuna" and "põuna" are seldom one place.
  if (a[0] !== b[0]) return false;
  return distanceWithin(a, b, shorter >= 16 ? 2 : 1);
}

/** Whether so few insertions, deletions or replacements turn one text into the other. */
function distanceWithin(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const value = Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      current.push(value);
      best = Math.min(best, value);
    }
    if (best > limit) return false;
    previous = current;
  }
  return (previous[b.length] ?? limit + 1) <= limit;
}

const teamWords =
  /meeskon|t[öo]ö?gru[p]+|t[öo]ör[uü]hm|t[öo]ör[uü]pp|juhatus|komisjon|komitee|toimkon|team|group|board|committee|zesp[oó]|grupa robocza|zarz[aą]d/i;
const roleWords =
  /(juht|juhid|spetsialist|ekspert|eksper[dt]id|nõunik|koordinaator|arendaja|ajakirjani|ametnik|esindaja|toimetaja|liikmed|partnerid|manager|officer|expert|coordinator|developer|journalist|editor|members|partners|representatives?|koordynator|specjalista|partnerzy|członkowie)/i;
// Letters around a word are asked for by hand: `\b` knows no ü.
const organisationWords =
  /(?<!\p{L})(mtü|sa|oü|as|ltd|npo)(?!\p{L})|ühing|ühendus|(seltsi?|liit|vald|kool)(?!\p{L})|vallavalitsus|linnavalitsus|omavalitsus|nõuandla|teaduspark|noortekogu|ülikool|raamatukogu|keskus|association|union|council|municipality|university|foundation|stowarzyszenie|gmina|fundacja/iu;

/** What a wording most likely names. Proposed to a person, never taken as certain. */
export function guessKind(name: string): PartyKind {
  if (teamWords.test(name)) return 'team';
  if (roleWords.test(name)) return 'role';
  if (organisationWords.test(name)) return 'organisation';
  // Two or three capitalised words without more are how a person is written.
  if (/^\p{Lu}[\p{Ll}-]+(\s\p{Lu}[\p{Ll}-]+){1,2}$/u.test(name.trim())) return 'person';
  if (/^\p{Lu}{2,6}$/u.test(name.trim())) return 'organisation';
  return 'role';
}

/** The member whose name it is, when exactly one fits; two of the same name are a person's to tell apart. */
export function proposeMember(name: string, members: readonly { userId: string; name: string }[]): string | null {
  const fitting = members.filter((member) => foldName(member.name) === foldName(name));
  return fitting.length === 1 ? (fitting[0]?.userId ?? null) : null;
}
