import type { ParsedStep, Per } from '../../contract/document.ts';
import { quantity, quantityPattern } from './quantities.ts';
import { everyMatch } from './wording.ts';

type Recurrence = NonNullable<ParsedStep['recurs']>;

const word = (inner: string) => `(?<!\\p{L})(?:${inner})(?!\\p{L})`;

/** How each language names the time in which something is counted. */
const perPatterns: [Per, string][] = [
  [
    'half-year',
    'poolaastas|poolaasta\\s+jooksul|half[-\\s]year|na\\s+pół\\s+roku|w\\s+półroczu|na\\s+półrocze|pół\\s+roku|pusgadā',
  ],
  [
    'year',
    'aastas|aasta\\s+jooksul|(?:a|per|each|every)\\s+year|per\\s+annum|annually|w\\s+(?:ciągu\\s+)?roku|rocznie|na\\s+rok|gadā|vuodessa|pro\\s+Jahr|im\\s+Jahr|jährlich',
  ],
  [
    'quarter',
    'kvartalis|(?:a|per|each|every)\\s+quarter|quarterly|na\\s+kwartał|w\\s+kwartale|kwartalnie|ceturksnī|pro\\s+Quartal',
  ],
  [
    'month',
    'kuus|(?:a|per|each|every)\\s+month|monthly|w\\s+miesiącu|miesięcznie|na\\s+miesiąc|mēnesī|kuukaudessa|pro\\s+Monat|im\\s+Monat',
  ],
  [
    'week',
    'nädalas|(?:a|per|each|every)\\s+week|weekly|w\\s+tygodniu|tygodniowo|na\\s+tydzień|nedēļā|viikossa|pro\\s+Woche',
  ],
  ['day', 'päevas|(?:a|per|each|every)\\s+day|daily|dziennie|na\\s+dzień|dienā|päivässä|pro\\s+Tag'],
];

/** `5 osób / kwartał`, `4 tk/aasta`. */
const perSlash =
  '\\/\\s?(?:(aasta|year|rok|gads|vuosi|Jahr)|(kvartal|kv|quarter|kwartał|Quartal)|(kuu|month|miesiąc|Monat)|(nädal|week|tydzień|Woche))(?![\\p{L}])';
const slashTest = new RegExp(perSlash, 'iu');
const slashPers: Per[] = ['year', 'quarter', 'month', 'week'];

const perAlternatives = perPatterns.map(([, pattern]) => pattern).join('|');

const perTests = perPatterns.map(([per, pattern]): [Per, RegExp] => [per, new RegExp(word(pattern), 'iu')]);

export function perOf(text: string): Per | null {
  if (!timeHint.test(text)) return null;
  for (const [per, pattern] of perTests) if (pattern.test(text)) return per;
  const at = text.includes('/')
    ? (slashTest
        .exec(text)
        ?.slice(1)
        .findIndex((part) => part !== undefined) ?? -1)
    : -1;
  return slashPers[at] ?? null;
}

/** Most sentences say nothing about time; this plain test spares them the careful ones. */
const timeHint =
  /aasta|kvart|kuu|nädal|päev|year|annu|quarter|month|week|da(?:y|ily)|ro[kc]|kwarta|miesi|tygod|tydz|dzie|codzie|gad|ceturk|mēne|nedē|dien|vuo|viik|päiv|jahr|jähr|jedes|quartal|monat|woche|wöche|tag|täg|półr|pół|corocz|puolivuos/i;

const times = '(?:korda|kord|x|×|times|razy|raz|krotnie|kertaa|reizes|reizi|mal|Mal)';
const filler = '(?:\\s+\\p{L}+)?';

/** `1-2 korda aastas`, `2 x kuus`, `twice a year`, `raz w roku`, and turned round: `aastas vähemalt 4 korda`. */
const counted: RegExp[] = [
  new RegExp(`(${quantityPattern})\\s*${times}(?!\\p{L})${filler}\\s+(${perAlternatives})(?!\\p{L})`, 'giu'),
  new RegExp(
    `${word(`(${perAlternatives})`)}\\s+(?:(?:vähemalt|kuni|minimaalselt|at\\s+least|co\\s+najmniej|min\\.?)\\s+)?(${quantityPattern})\\s*${times}(?!\\p{L})`,
    'giu',
  ),
];
const once = new RegExp(
  `(?<!\\p{L})(kord|ükskord|üks\\s+kord|once|raz|kerran|vienreiz|reizi|einmal|twice|dwa\\s+razy|kahesti|dwukrotnie|zweimal|kahdesti)\\s+(?:igas\\s+)?(${perAlternatives})(?!\\p{L})`,
  'giu',
);
const twice = /^(?:twice|dwa|kahesti|dwukrotnie|zweimal|kahdesti)/iu;

/** Words that say how often without a number. An adjective counts when it describes what is made (`iga-aastase kava koostamine`). */
const plain: [Per, RegExp][] = [
  [
    'year',
    new RegExp(
      word(
        'igal\\s+aastal|iga\\s+aasta|iga-?\\s?aastaselt|corocznie|co\\s+roku?|every\\s+year|each\\s+year|yearly|annually|katru\\s+gadu|vuosittain|jährlich|jedes\\s+Jahr',
      ),
      'giu',
    ),
  ],
  [
    'half-year',
    new RegExp(
      word(
        'igal\\s+poolaastal|iga\\s+poolaasta|co\\s+pół\\s+roku|co\\s+półrocze|every\\s+half[-\\s]year|every\\s+six\\s+months|halbjährlich',
      ),
      'giu',
    ),
  ],
  [
    'quarter',
    new RegExp(
      word(
        'iga(?:s|l)?\\s+kvarta(?:l|lis|lil|li)|kvartaalselt|co\\s+kwartał|kwartalnie|every\\s+quarter|each\\s+quarter|quarterly|katru\\s+ceturksni|neljännesvuosittain|vierteljährlich',
      ),
      'giu',
    ),
  ],
  [
    'month',
    new RegExp(
      word(
        'iga(?:s|l)?\\s+kuu(?:l|s)?|igakuiselt|co\\s+miesiąc|comiesięcznie|miesięcznie|every\\s+month|each\\s+month|monthly|katru\\s+mēnesi|kuukausittain|monatlich',
      ),
      'giu',
    ),
  ],
  [
    'week',
    new RegExp(
      word(
        'iga(?:l)?\\s+nädala(?:l)?|iga\\s+nädal|iganädalaselt|co\\s+tydzień|cotygodniowo|every\\s+week|each\\s+week|weekly|katru\\s+nedēļu|viikoittain|wöchentlich',
      ),
      'giu',
    ),
  ],
  [
    'day',
    new RegExp(word('iga\\s+päev|igapäevaselt|codziennie|every\\s+day|daily|katru\\s+dienu|päivittäin|täglich'), 'giu'),
  ],
];
const adjectives: [Per, RegExp][] = [
  [
    'year',
    new RegExp(
      word(
        'iga-?\\s?aasta(?:ne|se|st|sed|ste|seid|sest)|aastane\\s+regulaarne|annual|coroczn\\p{L}+|doroczn\\p{L}+|ikgadēj\\p{L}+|vuosittais\\p{L}+|jährliche\\p{L}*',
      ),
      'iu',
    ),
  ],
  ['quarter', new RegExp(word('(?:iga)?kvartaal(?:ne|se|set|sed|sete)|kwartaln\\p{L}+'), 'iu')],
  ['month', new RegExp(word('igakui(?:ne|se|st|sed|ste|seid)|comiesięczn\\p{L}+|monatliche\\p{L}*'), 'iu')],
  ['day', new RegExp(word('igapäeva(?:ne|se|st|sed)'), 'iu')],
  ['week', new RegExp(word('iganädala(?:ne|se|st|sed|ste|seid)|cotygodniow\\p{L}+|wöchentliche\\p{L}*'), 'iu')],
];
/** `regulaarsus` (a noun) says nothing about this step. */
const regular = new RegExp(
  word(
    'regulaar(?:ne|se|set|sed|sete|seid|selt)|järjepidev(?:alt)?|pidev(?:alt)?|jooksvalt|perioodili(?:ne|se|selt)|regular(?:ly)?|ongoing|continuous(?:ly)?|regularn\\p{L}{1,3}|na\\s+bieżąco|bieżąc(?:a|e|y|ej|ego)|systematyczn\\p{L}{1,3}|cykliczn\\p{L}{1,3}|regulāri|säännölli\\p{L}+|regelmäßig\\p{L}{0,2}|laufend',
  ),
  'iu',
);

const eachSeason = new RegExp(
  word(
    'igal\\s+(?:kevadel|suvel|sügisel|talvel)|(?:every|each)\\s+(?:spring|summer|autumn|winter)|każdej\\s+(?:wiosny|jesieni|zimy)',
  ),
  'iu',
);
/** `kord kahe kuu tagant`, `every two weeks`: it recurs, though in no time that we count in. */
const otherRhythm = new RegExp(
  word(
    '(?:kord|iga)\\s+(?:kahe|kolme|nelja|\\d{1,2})\\s+(?:nädala|kuu|aasta)\\s+(?:tagant|järel)|üle\\s+(?:nädala|kuu|aasta)|every\\s+(?:two|three|four|other|second|\\d{1,2})\\s+(?:days?|weeks?|months?|years?)|fortnightly|co\\s+(?:dwa|trzy|cztery|\\d{1,2})\\s+(?:tygodnie|miesiące|lata)|joka\\s+toinen\\s+(?:viikko|kuukausi|vuosi)|alle\\s+(?:zwei|drei)\\s+(?:Wochen|Monate|Jahre)',
  ),
  'iu',
);

export interface CadenceFound extends Recurrence {
  at: number;
  end: number;
  /** Whether the wording itself has a number or `kord`. */
  numbered: boolean;
}

/** Every place where the wording says how often. */
export function cadences(text: string): CadenceFound[] {
  const found: CadenceFound[] = [];
  if (!timeHint.test(text)) return found;
  for (const [index, pattern] of counted.entries())
    for (const match of everyMatch(pattern, text)) {
      const amount = quantity((index === 0 ? match[1] : match[2]) ?? '');
      const per = perOf((index === 0 ? match[2] : match[1]) ?? '');
      if (amount && per)
        push(found, {
          per,
          min: amount.min,
          max: amount.max,
          at: match.index,
          end: match.index + match[0].length,
          numbered: true,
        });
    }
  for (const match of everyMatch(once, text)) {
    const min = twice.test(match[1] ?? '') ? 2 : 1;
    push(found, {
      per: perOf(match[2] ?? ''),
      min,
      max: null,
      at: match.index,
      end: match.index + match[0].length,
      numbered: true,
    });
  }
  for (const [per, pattern] of plain)
    for (const match of everyMatch(pattern, text))
      push(found, { per, min: null, max: null, at: match.index, end: match.index + match[0].length, numbered: false });
  return found.toSorted((a, b) => a.at - b.at);
}

function push(found: CadenceFound[], next: CadenceFound): void {
  if (!found.some((other) => next.at < other.end && other.at < next.end)) found.push(next);
}

/** How a step recurs, or null for one done once. What has a number says more than what has none. */
export function recurrence(text: string): Recurrence | null {
  const all = cadences(text);
  const best = all.find((found) => found.numbered) ?? all[0];
  if (best) return { per: best.per, min: best.min, max: best.max };
  for (const [per, pattern] of adjectives) if (pattern.test(text)) return { per, min: null, max: null };
  if (eachSeason.test(text)) return { per: 'year', min: null, max: null };
  if (otherRhythm.test(text)) return { per: null, min: null, max: null };
  return regular.test(text) ? { per: null, min: null, max: null } : null;
}
