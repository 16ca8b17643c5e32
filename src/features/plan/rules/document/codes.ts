import { calendarWord } from './calendar-words.ts';

export interface Code {
  /** Without closing dot or parenthesis: `1.1`. */
  text: string;
  /** `['1', '1']`; a parent's path begins its children's. */
  path: string[];
  kind: 'number' | 'roman' | 'letter';
  /** The cell held a date that a spreadsheet had made of a code. */
  repaired: boolean;
}

const words =
  '(?:tegevuse?|alategevus|meede|eesmärk|alaeesmärk|osa|suund|tegevussuund|valdkond|prioriteet|peatükk|ülesanne|punkt|' +
  'activity|action|task|section|part|objective|goal|priority|theme|step|measure|pillar|' +
  'działanie|zadanie|cel(?:\\s+szczegółowy|\\s+ogólny)?|część|priorytet|obszar|darbība|mērķis|uzdevums|toimenpide|tavoite|maßnahme|ziel)';
const core =
  '(?:\\d{1,3}(?:\\s?[.\\-]\\s?\\d{1,3}){0,4}(?:\\.?[a-z](?!\\p{L}))?|(?:[IVX]{1,5}|[A-Z])(?:[.\\-]?\\d{1,3}(?:\\.\\d{1,3}){0,3})?)';
const alone = new RegExp(`^\\(?(?:${words}\\s+)?(?:nr\\.?\\s*)?(${core})\\s?[.):\\-–]{0,2}$`, 'iu');
const leading = new RegExp(
  `^\\s*\\(?(?:(${words})\\s+(?:nr\\.?\\s*)?)?(${core})(\\s?[.):]{1,2}|\\s?[-–—](?=\\s)|)(\\s+|(?=["„“«]?\\p{Lu}\\p{L}))(?=\\S)`,
  'iu',
);
const months = ['jaan', 'veebr', 'märts', 'apr', 'mai', 'juuni', 'juuli', 'aug', 'sept', 'okt', 'nov', 'dets'];

/** Reads a cell that holds nothing but a code. */
export function readCode(text: string): Code | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 40) return null;
  const date = codeFromDate(trimmed);
  if (date) return date;
  const match = alone.exec(trimmed);
  return match ? codeOf(match[1] ?? '') : null;
}

/** Excel turns `1.1` into the first of January and shows it as `1. jaan` or `01.01.2022`. */
function codeFromDate(text: string): Code | null {
  const named = /^(\d{1,2})[.\s-]+(\p{L}{3,5})\.?$/u.exec(text);
  const month = named ? months.indexOf((named[2] ?? '').toLowerCase()) + 1 : 0;
  if (named && month > 0) return repaired(Number(named[1]), month);
  const iso = /^(?:19|20)\d\d-(\d\d)-(\d\d)(?:T.*)?$/.exec(text);
  if (iso) return repaired(Number(iso[2]), Number(iso[1]));
  const local = /^(\d\d)\.(\d\d)\.(?:19|20)\d\d$/.exec(text);
  return local ? repaired(Number(local[1]), Number(local[2])) : null;
}

function repaired(first: number, second: number): Code {
  return { text: `${first}.${second}`, path: [String(first), String(second)], kind: 'number', repaired: true };
}

function codeOf(raw: string): Code | null {
  const text = raw.replace(/\s/g, '').replace(/\.$/, '');
  if (/^(?:19|20)\d\d$/.test(text)) return null;
  const path = text.split(/[.-]/).flatMap((part) => /^([A-Z])(\d+)$/i.exec(part)?.slice(1) ?? [part]);
  const kind = /^\d/.test(text) ? 'number' : /^[IVX]+(?![A-Z])/.test(text) ? 'roman' : 'letter';
  return { text, path, kind, repaired: false };
}

export interface CodedText {
  code: Code | null;
  /** `Tegevus` of `Tegevus 1.1 …`, which stands in neither code nor rest. */
  word: string | null;
  rest: string;
}

/**
 * Takes the number out of `1.1 Avaldame …` or `Tegevus 1.1: …`. A single number needs its mark and a sentence behind it,
 * since `3 infopäeva` and `1. mai` begin with numbers that are no codes.
 */
export function takeCode(text: string): CodedText {
  const whole = { code: null, word: null, rest: text.trim() };
  if (readDateLike(text)) return whole;
  const match = leading.exec(text);
  if (!match) return whole;
  const [all, word, raw = '', mark = '', gap = ''] = match;
  const code = codeOf(raw);
  if (!code) return whole;
  const rest = text.slice(all.length).trim();
  const single = code.path.length === 1;
  const plausible =
    word !== undefined ||
    (single ? mark.trim() !== '' && gap !== '' && /^["„“«(]?[\p{L}]/u.test(rest) : /^["„“«(]?[\p{L}]/u.test(rest));
  if (!plausible || (code.kind !== 'number' && single && mark.trim() === '' && word === undefined)) return whole;
  if (code.kind !== 'number' && !/^[A-Z]/.test(raw)) return whole;
  return { code, word: word ?? null, rest };
}

/** `1. mai tähistamine`, `3. kvartal`: an ordinal, no code. In capitals it would be a heading: `1. Veeb`. */
function readDateLike(text: string): boolean {
  const match = /^\s*\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|(\p{L}+)\.?(\s+\d{4})?)/u.exec(text);
  if (!match) return false;
  const word = match[1];
  if (word === undefined || /^(?:sajand|klass|aasta)/iu.test(word)) return true;
  const meaning = calendarWord(word);
  const dated = meaning?.is === 'month' || meaning?.is === 'quarter' || meaning?.is === 'half';
  return dated && (/^\p{Ll}/u.test(word) || match[2] !== undefined);
}

export function isParent(parent: string[], child: string[]): boolean {
  return parent.length < child.length && parent.every((part, index) => part === child[index]);
}
