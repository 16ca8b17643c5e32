import type { ParsedActivity } from '../contract/document.ts';
import { takeCode } from '../rules/document/codes.ts';
import { readIndicators } from '../rules/document/indicators.ts';
import { splitItems } from '../rules/document/items.ts';
import { readParties } from '../rules/document/parties.ts';
import { squeeze } from '../rules/document/wording.ts';

/**
 * Cells of a plan as text. There is often more than one way to write a list down, and what is plain to a reader can fall
 * apart when the document is read in again: each cell is written in the first way that reads back as what it is.
 */
function firstThatReadsBack<Value>(
  ways: readonly string[],
  { read, wanted, otherwise }: { read: (text: string) => Value; wanted: Value; otherwise: string },
): string {
  const told = JSON.stringify(wanted);
  return ways.find((way) => JSON.stringify(read(way)) === told) ?? otherwise;
}

const bulleted = (lines: readonly string[]) => lines.map((line) => `• ${line}`).join('\n');

/** `note` is the cell as the document wrote it, where its items alone do not tell all of its words. */
export function textOfSteps(steps: readonly { number: number | null; text: string }[], note: string): string {
  if (steps.length === 0) return '';
  const items = steps.map(({ number, text }) => ({ number, text: squeeze(text) }));
  const lines = items.map(({ number, text }) => (number === null ? text : `${number}) ${text}`));
  return firstThatReadsBack([note, lines.join('\n'), bulleted(lines)], {
    read: (text) => splitItems(text.split('\n')).items,
    wanted: items,
    otherwise: lines.join('\n'),
  });
}

export function textOfIndicators(indicators: readonly { text: string }[], note: string): string {
  if (indicators.length === 0) return '';
  const lines = indicators.map(({ text }) => squeeze(text));
  return firstThatReadsBack([note, lines.join('\n'), bulleted(lines)], {
    read: (text) => readIndicators(text.split('\n')).map((indicator) => indicator.text),
    wanted: lines,
    otherwise: lines.join('\n'),
  });
}

/** The document's own words while they still name the same parties, else the names in a row. */
export function partyText(parties: readonly string[], asWritten: string, note: string): string {
  if (parties.length === 0) return '';
  const row = parties.join(', ');
  return firstThatReadsBack([note, asWritten, row, inSentences(parties), parties.join('\n'), bulleted(parties)], {
    read: (text) => [...new Set(text === '' ? [] : readParties(text.split('\n')).map(withoutStop))],
    wanted: parties.map(withoutStop),
    otherwise: row,
  });
}

/** The full stop behind a name is the sentence's. */
function withoutStop(party: string): string {
  return party.replace(/\.$/, '');
}

/** Names stand in a row; what is longer than a name, such as who is asked along for what, is a sentence of its own. */
function inSentences(parties: readonly string[]): string {
  const isSentence = (party: string) => party.length > 40 && party.includes(' ');
  return parties
    .map((party, index) => {
      const next = parties[index + 1];
      if (next === undefined) return party;
      if (/[.!?]$/.test(party)) return `${party} `;
      return `${party}${isSentence(party) || isSentence(next) ? '. ' : ', '}`;
    })
    .join('');
}

/** Number and name in one cell; `header` of that cell's column is the word before a number that would else not be seen. */
export function codedTitle(code: string | null, title: string, header = ''): string {
  if (code === null) return title;
  const word = header.split(/[\s/]/)[0] ?? '';
  const plain = `${code}. ${title}`.trim();
  return firstThatReadsBack([plain, `${code} ${title}`, `${code}) ${title}`, `${word} ${code}: ${title}`], {
    read: (text) => {
      const { code: found, rest } = takeCode(squeeze(text));
      return [found?.text, rest];
    },
    wanted: [code, squeeze(title)],
    otherwise: plain,
  });
}

/** The period in several columns: its beginning and its end, or the months that are crossed. */
export function periodTexts(
  period: Pick<ParsedActivity['period'], 'text' | 'start' | 'end'>,
  headers: readonly string[],
): string[] {
  const { text, start, end } = period;
  const crossed = headers.map((header) => header.split(' / ').at(-1) ?? '');
  const marks = crossed.map((header) => (text.split(', ').includes(header) ? 'x' : ''));
  if (marks.includes('x') && crossed.filter((_, at) => marks[at] === 'x').join(', ') === text) return marks;
  if (headers.length > 2 || text === '') return headers.map((_, at) => (at === 0 ? text : ''));
  const parts = text.split('\n').map((line) => line.split(' – '));
  if (parts.every((part) => part.length === 2)) return [0, 1].map((at) => parts.map((part) => part[at]).join('\n'));
  if (start !== null && end !== null && parts.length === 1) return [day(start), day(end)];
  return start === null && end !== null ? ['', text] : [text, ''];
}

function day(date: string): string {
  return date.split('-').toReversed().join('.');
}
