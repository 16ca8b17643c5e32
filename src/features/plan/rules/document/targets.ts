import type { ParsedTarget } from '../../contract/document.ts';
import { type Quantity, quantity, quantityPattern } from './quantities.ts';
import { type CadenceFound, cadences, perOf } from './recurrence.ts';
import { unitAfter, unitBefore } from './units.ts';
import { everyMatch, splitOutsideParentheses } from './wording.ts';

const rising =
  /(?<!\p{L})(?:kasva(?:b|nud|s|vad)|kasvanud|kasv|kasvu|tõus|tõuse(?:b|vad)|tõusnud|suurene(?:b|nud|vad|mine)|suurendatud|lisandu(?:b|nud|vad)|juurdekasv|grow(?:s|th|n)?|increas(?:e|es|ed|ing)|up(?=\s+(?:by\s+)?\d)|ris(?:e|es|en)|wzro(?:st|stu|śnie|sła|sło)|zwiększ(?:enie|y|ono|ona|one)|pieaug\p{L}*|pieaugums|palielin\p{L}*|kasvaa|kasvu|nousu|steig(?:t|en|erung)|Anstieg|Zunahme)(?!\p{L})/iu;
const falling =
  /(?<!\p{L})(?:vähene(?:b|nud|vad|mine)|lange(?:b|nud|vad|mine)|langus|kahane(?:b|nud|mine)|decreas(?:e|es|ed)|declin(?:e|es|ed)|reduc(?:e|es|ed|tion)|drops?|spad(?:ek|nie|ło)|zmniejsz(?:enie|y|ono)|samazin\p{L}*|vähenee|Rückgang|sinkt)(?!\p{L})/iu;
const atMost =
  /(?:alla|kuni|mitte\s+(?:rohkem|enam)\s+kui|ei\s+ületa|maksimaalselt|max\.?|at\s+most|no\s+more\s+than|not\s+more\s+than|up\s+to|under|below|less\s+than|fewer\s+than|maximum(?:\s+of)?|poniżej|nie\s+więcej\s+niż|maksymalnie|do|<|≤)\s*$/iu;
const atLeast =
  /(?:vähemalt|üle|minimaalselt|min\.?|enam\s+kui|rohkem\s+kui|mitte\s+vähem\s+kui|at\s+least|over|above|more\s+than|no\s+less\s+than|minimum(?:\s+of)?|co\s+najmniej|minimum|powyżej|ponad|przynajmniej|nie\s+mniej\s+niż|vismaz|vähintään|mindestens|>|≥)\s*$/iu;
const participle =
  /(?<!\p{L})(?:\p{L}{2,}(?:tud|dud)|valmis|valminud|olemas|(?:is|are|been|was|were)\s+(?:\p{L}+\s+)?(?:\p{L}{2,}ed|published|live|ready|built|set\s+up|in\s+place)|(?:\p{L}{3,}(?:ano|ono|yto|ęto|iono))|został[aoy]?|gotow[aey]?|izveidot\p{L}{1,2}|izstrādāt\p{L}{1,2}|laadittu|valmistunut|erstellt|veröffentlicht)(?!\p{L})/iu;
const scored = /(?<!\p{L})(?:palli|hinne|keskmine hinne|rating|score|ocena|nps|indeks\p{L}*|index)(?!\p{L})/iu;
const scoreUnit = /^(?:palli|punkti|points?|pkt\.?|punkt(?:y|ów|i|u)|tärni|stars?|\/\s?\d+|out\s+of\s+\d+)/iu;

const eachPatterns: [string, RegExp][] = [
  [
    'municipality',
    /(?<!\p{L})(?:iga(?:s|l|le|st|ga)?(?:\s+\p{L}+){0,2}\s+(?:val(?:d|la|las|lale|lal|laga)|omavalitsus\p{L}*|KOV\p{L}*)|(?:each|every|per)\s+(?:\p{L}+\s+)?(?:municipality|parish|commune)|(?:w\s+)?każd\p{L}+\s+gmin\p{L}+|katr\p{L}+\s+(?:pagast|novad)\p{L}*|jokaise\p{L}*\s+kunna\p{L}*|jeder\s+Gemeinde)/iu,
  ],
  ['county', /(?<!\p{L})(?:iga(?:s|l)?\s+maakon\p{L}+|(?:each|every)\s+county|każd\p{L}+\s+powia\p{L}+)/iu],
  ['village', /(?<!\p{L})(?:iga(?:s|l)?\s+küla\p{L}*|(?:each|every)\s+village|każd\p{L}+\s+(?:wsi|wieś))/iu],
  ['school', /(?<!\p{L})(?:iga(?:s|l)?\s+kool\p{L}*|(?:each|every)\s+school|każd\p{L}+\s+szko\p{L}+)/iu],
  [
    'member',
    /(?<!\p{L})(?:iga(?:l|le)?\s+liikme\p{L}*|iga\s+liige|(?:each|every)\s+member|każd\p{L}+\s+człon\p{L}+)/iu,
  ],
  [
    'partner',
    /(?<!\p{L})(?:iga(?:l|le)?\s+(?:koostöö)?partner\p{L}*|(?:each|every)\s+partner|każd\p{L}+\s+partner\p{L}*)/iu,
  ],
  [
    'target group',
    /(?<!\p{L})(?:iga(?:l|le)?\s+siht(?:grupp|grupi|rühm)\p{L}*|(?:each|every)\s+(?:target\s+group|audience)|każd\p{L}+\s+grup\p{L}+)/iu,
  ],
];

const clauseEnd = /[,;]\s+/gu;

const target = (kind: ParsedTarget['kind'], values: Partial<ParsedTarget> = {}): ParsedTarget => ({
  kind,
  min: null,
  max: null,
  unit: null,
  per: null,
  each: null,
  ...values,
});

/** The targets of one sentence of an indicator. What has no number is a milestone: it is there or it is not. */
export function indicatorTargets(text: string): ParsedTarget[] {
  const found: ParsedTarget[] = [];
  let promised = false;
  for (const clause of splitOutsideParentheses(text, clauseEnd)) {
    const measured = measuredTargets(clause, true);
    if (measured.length > 0) found.push(...measured);
    else if (participle.test(clause) && !promised) {
      found.push(target('milestone'));
      promised = true;
    }
  }
  const each = eachOf(text);
  if (each) for (const one of found) if (one.kind !== 'milestone') one.each = each;
  return found.length > 0 ? found : [target('milestone')];
}

function eachOf(text: string): string | null {
  return eachPatterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Only what counts: a step is done or not, that is its state and no target. */
export function stepTargets(text: string): ParsedTarget[] {
  return splitOutsideParentheses(text, clauseEnd).flatMap((clause) => measuredTargets(clause, false));
}

function measuredTargets(clause: string, alsoUnnumbered: boolean): ParsedTarget[] {
  const rhythms = cadences(clause).filter((found) => found.numbered || alsoUnnumbered);
  const rest = blank(clause, rhythms);
  const amounts = amountTargets(rest, alsoUnnumbered);
  if (amounts.length > 0 && rhythms.length > 0 && amounts.every((one) => one.per === null)) {
    const [rhythm] = rhythms;
    if (rhythm && !rhythm.numbered) return amounts.map((one) => ({ ...one, per: rhythm.per }));
  }
  return [...amounts, ...rhythms.map(cadenceTarget)];
}

function cadenceTarget(found: CadenceFound): ParsedTarget {
  return target('cadence', { per: found.per, min: found.min ?? 1, max: found.max });
}

function blank(text: string, places: { at: number; end: number }[]): string {
  let rest = text;
  for (const { at, end } of places) rest = rest.slice(0, at) + '\u0001'.repeat(end - at) + rest.slice(end);
  return rest;
}

const amount = new RegExp(quantityPattern, 'giu');
const notAnAmount =
  /(?:(?<!\p{L})(?:nr|p|pt|punkt|lk|vt|no|art|meede|meetme|voor|aastal|aasta|etapp|versioon|version|phase|section|page|covid)\.?\s?|#)$/iu;

function amountTargets(clause: string, alsoUnnumbered: boolean): ParsedTarget[] {
  const direction = falling.test(clause) ? 'down' : rising.test(clause) || /(?:^|\s)\+\s?\d/.test(clause) ? 'up' : null;
  const found: ParsedTarget[] = [];
  for (const match of everyMatch(amount, clause)) {
    const scale = scaleAfter(clause.slice(match.index + match[0].length));
    const value = scaled(quantity(match[0]), scale.by);
    if (!value || isYearOrMark(clause, match.index, match[0])) continue;
    const before = clause.slice(Math.max(0, match.index - 40), match.index);
    const after = clause.slice(match.index + match[0].length + scale.length);
    const one = amountTarget(value, before, after, direction, clause, match.index);
    if (one) found.push(one);
  }
  if (found.length === 0 && direction && alsoUnnumbered)
    found.push(target('growth', { max: direction === 'down' ? 0 : null, per: perOf(clause) }));
  return found;
}

/** `10k`, `4,5 tuhat`, `1.5 million`. */
function scaleAfter(after: string): { by: number; length: number } {
  const match =
    /^(?:k|\s(?:tuhat|tuhande\p{L}*|tys\.?|thousand|tuhatta|tausend)|\s?(?:mln\.?|miljon\p{L}*|million\p{L}*|Million\p{L}*))(?!\p{L})/u.exec(
      after,
    );
  if (!match) return { by: 1, length: 0 };
  return { by: /m.*l/iu.test(match[0]) ? 1_000_000 : 1000, length: match[0].length };
}

function scaled(value: Quantity | null, by: number): Quantity | null {
  return value && { min: value.min * by, max: value.max === null ? null : value.max * by };
}

/** A number that counts nothing: a year, a date, an ordinal, a reference, a scale, a time limit, a starting point. */
function isYearOrMark(clause: string, at: number, text: string): boolean {
  const before = clause.slice(Math.max(0, at - 24), at);
  const after = clause.slice(at + text.length);
  if (/^\.\d/.test(after) || /^(?:[:/]\d|\)|\s?%?-?lt(?!\p{L})|-?st(?!\p{L})|-(?:palli|punkti|point))/u.test(after))
    return true;
  if (/^(?:19|20)\d\d$/.test(text) && /^\.?\s?(?:a\.|aasta|r\.|roku|year)/iu.test(after)) return true;
  if (/^(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?$/.test(text)) return !countsThousands(before, after);
  if (/^\d+$/.test(text) && /^\.\s*\p{Ll}/u.test(after)) return true;
  if (/^\s*\p{L}+\s+(?:jooksul|pärast)(?!\p{L})/u.test(after) || /(?:out\s+of|within)\s+$/i.test(before)) return true;
  return notAnAmount.test(before);
}

/** `2000 jälgijat` and `jälgijaid on 2000` are no years. */
function countsThousands(before: string, after: string): boolean {
  if (atLeast.test(before) || /(?:jaid|lisi|leid|neid|arv|ust)\s+(?:on\s+)?$/u.test(before)) return true;
  const next = /^\s+(\p{L}+)/u.exec(after)?.[1] ?? '';
  return (
    /(?:[^td]t|jat|list|[^s]s|ów|osób|szt|tk)$/u.test(next) &&
    !/^(?:aasta|aastas|mis|kus|plans?|is|was|has)$/iu.test(next)
  );
}

function amountTarget(
  value: Quantity,
  before: string,
  after: string,
  direction: 'up' | 'down' | null,
  clause: string,
  at: number,
): ParsedTarget | null {
  const per = perOf(clause);
  const limits = atMost.test(before) && value.max === null ? { min: null, max: value.min } : value;
  const percent = /^\s?(?:%|protsen\p{L}*|percent|per\s+cent|procent\p{L}*|prosent\p{L}*|Prozent)/iu.exec(after);
  const points = /^\s?(?:protsendipunkti|pp\b|percentage\s+points?|p\.?p\.?(?!\p{L})|pkt\.?\s?proc)/iu.test(after);
  if (percent || points) {
    const unit = points ? 'pp' : '%';
    const reached = /^\s?(?:%|\p{L}+)-?ni(?!\p{L})/u.test(after) || /\d\s?%?\s(?:to|do)\s+$/iu.test(before);
    if (direction && !reached) return growth(value, direction, unit, per);
    return limits.min === null
      ? target('threshold', { ...limits, unit, per })
      : target('rate', { ...limits, unit, per });
  }
  const rest = after.replace(/^\+/, '').trimStart();
  const score = scoreUnit.exec(rest);
  if (score) return target('threshold', { ...limits, unit: score[0].trim(), per });
  const unit = unitAfter(rest) ?? unitBefore(clause.slice(0, at));
  if (unit === null && scored.test(clause)) return target('threshold', { ...limits, per });
  if (value.max !== null && /(?:from|z|od)\s+$/iu.test(before)) return target('count', { min: value.max, unit, per });
  const inWords = !/\d/.test(clause.slice(at, at + 1));
  if (inWords && unitAfter(rest) === null && !(atLeast.test(before) && (per !== null || eachOf(clause) !== null)))
    return null;
  if (unit !== null && /(?:mine|mise|misel)$/u.test(unit)) return null;
  if (direction && growsBy(before, after)) return growth(value, direction, unit, per);
  const fraction = !Number.isInteger(value.min) || (limits.min === null && !/kuni|up\s+to|do\s*$/iu.test(before));
  if (fraction && (atLeast.test(before) || limits.min === null)) return target('threshold', { ...limits, unit, per });
  return target('count', { ...limits, unit, per });
}

/** A fall is growth below zero: `väheneb 10%` has max −10, `vähenemine` alone max 0. */
function growth(
  value: Quantity,
  direction: 'up' | 'down',
  unit: string | null,
  per: ParsedTarget['per'],
): ParsedTarget {
  if (direction === 'up') return target('growth', { min: value.min, max: value.max, unit, per });
  return target('growth', { min: value.max === null ? null : -value.max, max: -value.min, unit, per });
}

/** `kasvab 200 võrra`, `increase by 200`, `wzrost o 20` count the difference; `kasvab 500-ni` counts what is reached. */
function growsBy(before: string, after: string): boolean {
  if (/(?<!\p{L})(?:by|o|par|um)\s+(?:(?:at\s+least|co\s+najmniej|min\.?|minimum)\s+)?$/iu.test(before)) return true;
  return /^\s*(?:\p{L}+\s+){0,3}võrra/iu.test(after);
}
