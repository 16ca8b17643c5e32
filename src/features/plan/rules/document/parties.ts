import { joinBrokenLines, splitItems } from './items.ts';
import { isPlaceholder, sentences, splitOutsideParentheses, squeeze } from './wording.ts';

/** A verb makes a sentence out of a list entry: `kaasatakse ekspert` is kept as it stands, with all that it lists. */
const verb =
  /(?<!\p{L})(?:\p{L}{3,}(?:takse|dakse)|vastutab|vastutavad|korraldab|korraldavad|osaleb|osalevad|aitab|aitavad|toetab|toetavad|juhib|koordineerib|teeb|teevad|annab|annavad|is|are|will|leads(?=\s+\p{L})|supports?|provides?|helps?|jest|są|odpowiada(?:ją)?|wspiera(?:ją)?|koordynuje|będzie|będą|zostan(?:ie|ą))(?!\p{L})/iu;
const bullet = /^\s*(?:[•●▪■◦‣·*→–—-]\s*|\d{1,2}[.)]\s+)(?=\S)/u;
const joint = /\s+(?:ja|ning|and|oraz|i|un|sekä|und|&|\+)\s+|\s+\/\s+|\/(?=\p{L})/gu;

/** Last words that name a body or a role, so that `X kogu ja Y ühendus` are two and `Maaelu ja Keskkonna Ühing` is one. */
const heads =
  /(?:kogu|ühendus|ühing|selts|liit|meeskond|tiim|töö?grupp|töörupp|töörühm|grupp|rühm|juhatus|juht|juhid|spetsialist|vald|linn|valitsus|amet|keskus|kool|ülikool|gümnaasium|muuseum|raamatukogu|fond|partner|liige|ekspert|koordinaator|nõukogu|volikogu|komisjon|assistent|toimetaja|kirjutaja|nõustaja|nõunik|esimees|konsultant|koolitaja|arendaja|disainer|büroo|osakond|klubi|pank|park|nõuandla|ministeerium|teater|võrgustik|team|officer|manager|board|council|committee|chair|group|director|lead|leader|partner|staff|clerk|editor|coordinator|assistant|secretary|agency|association|department|office|mayor|designer|consultant|trust|forum|biuro|biura|lgd|lgr|zarząd|rada|prezes|dyrektor|kierownik|pracownik|koordynator|gmina|urząd|stowarzyszenie|fundacja|ekspert|padome|valde|birojs|vadītāj[sa]|hallitus|työryhmä|päällikkö|johtaja|sihteeri|toimisto|lautakunta|jaosto|vorstand|verein|geschäftsstelle|management|verwaltung|beauftragter?)$/iu;
const plural = /(?:\p{Ll}d|s|owie|cy|rzy|y|nci|ści)$/u;
const acronym = /^(?:\p{Lu}{2,}\p{Ll}{0,3}|\p{Lu}+\p{Ll}?\p{Lu}+)$/u;

/**
 * Names out of a cell. Separators go, everything else stays: a prose sentence is one entry, whole, because cutting
 * "for posts members and partners are involved" at its comma would make owners of them.
 */
export function readParties(lines: string[]): string[] {
  const { items } = splitItems(lines);
  const numbered = items.length > 1 && items.some((item) => item.number !== null);
  return (numbered ? items.map((item) => item.text) : joinBrokenLines(lines)).flatMap((line) => {
    if (isPlaceholder(line)) return [];
    return splitOutsideParentheses(line.replace(bullet, ''), /;\s*|\s[•●▪·]\s*/gu).flatMap((part) =>
      sentences(part).flatMap(partiesOfSentence),
    );
  });
}

/** `members, young people, and staff`: the word before the last name is none of it. */
const lastJoint = /^\s*(?:and|ja|ning|oraz|und)\s+/u;

function partiesOfSentence(sentence: string): string[] {
  const parts = splitOutsideParentheses(sentence, /,(?!\d)\s*/gu);
  const firstProse = parts.findIndex((part) => verb.test(part.replace(/\([^()]*\)/g, ' ')));
  const names = firstProse === -1 ? parts : parts.slice(0, firstProse);
  const prose = firstProse === -1 ? '' : tailFrom(sentence, parts, firstProse);
  const plain = names.map((name, at) => (at === 0 ? name : name.replace(lastJoint, '')));
  return [...plain.flatMap(splitJoint), prose].map(tidy).filter((name) => name !== '');
}

function tailFrom(sentence: string, parts: string[], index: number): string {
  const first = parts[index] ?? '';
  const before = parts.slice(0, index).join(',').length;
  return sentence.slice(sentence.indexOf(first, before));
}

function splitJoint(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  const places = splitPlaces(text);
  for (const place of places) {
    const left = text.slice(from, place.at).trim();
    const right = text.slice(place.end).trim();
    if (!separates(left, right, place.text)) continue;
    found.push(left);
    from = place.end;
  }
  found.push(text.slice(from));
  return found;
}

function splitPlaces(text: string): { at: number; end: number; text: string }[] {
  if (text.length > 600) return [];
  const kept = splitOutsideParentheses(text, joint);
  if (kept.length === 1) return [];
  const places: { at: number; end: number; text: string }[] = [];
  let at = 0;
  for (const [index, part] of kept.entries()) {
    const start = index === 0 ? 0 : at;
    const end = start + part.length;
    if (index === kept.length - 1) break;
    const match = new RegExp(joint.source, 'uy');
    match.lastIndex = end;
    const found = match.exec(text);
    if (!found) break;
    places.push({ at: end, end: end + found[0].length, text: found[0].trim() });
    at = end + found[0].length;
  }
  return places;
}

function separates(left: string, right: string, by: string): boolean {
  if (left === '' || right === '' || /[-–]$/.test(left)) return false;
  const last = left.split(' ').at(-1) ?? '';
  if (by === '/') return separatesBySlash(last, right);
  if (heads.test(last) || acronym.test(last)) return true;
  if (/[).]$/.test(last)) return true;
  if (isPerson(left) && isPerson(right)) return true;
  return plural.test(last) && !/^\p{Lu}/u.test(last);
}

/** `PR/Webmaster`, `vald/linn` are two; `ja/või`, `töö/rühm` are no lists of names. */
function separatesBySlash(last: string, right: string): boolean {
  const next = /^[\p{L}-]+/u.exec(right)?.[0] ?? '';
  return /^\p{Lu}/u.test(next) || (heads.test(last) && heads.test(next)) || (last.length > 5 && next.length > 5);
}

/** `Mari`, `Mari Maasikas`: names of people, as far as their form tells. */
function isPerson(text: string): boolean {
  const words = text.split(' ');
  const named = words.every((word) => /^\p{Lu}(?:\.|\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)$/u.test(word));
  return named && words.length <= 2 && !heads.test(text);
}

/** The full stop of a name is the list's, unless an abbreviation ends there. */
function tidy(text: string): string {
  const name = squeeze(text).replace(/^[,;\s]+|[,;\s]+$/g, '');
  return /(?:^|[\s.])(?:jt|jms|jne|vms|etc|itp|itd|in|Inc|Ltd|nt|[\p{L}])\.$/u.test(name)
    ? name
    : name.replace(/\s*(?<!\.)\.$/, '');
}

/** Whether a cell reads as a list of bodies, roles or names and not as a sentence. */
export function looksLikeParty(text: string): boolean {
  const names = readParties(text.split('\n'));
  return (
    names.length > 0 &&
    names.every((name) => name.length <= 80) &&
    names.some((name) => heads.test(name) || acronym.test(name) || /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name))
  );
}
