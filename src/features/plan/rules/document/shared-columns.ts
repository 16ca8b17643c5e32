import type { SourceCell } from '../../contract/source.ts';
import { calendarTokens } from './calendar-tokens.ts';
import { takeContinuous } from './calendar-words.ts';
import type { Column } from './columns.ts';
import { headerMeaning } from './headers.ts';
import { type PeriodContext, readPeriod } from './periods.ts';
import { isBlank } from './wording.ts';

const between = /[/,;&+|\n]|\s(?:ja|ning|and|oraz|i|un|sekä|und)\s/iu;

/** Asked of every cell, answered once for each header. */
const known = new Map<string, boolean>();
const mostKnown = 1000;

/** `Tähtaeg/vastutaja`, `Aeg ja vastutaja`, `Who & when`: one column for the period and the parties. */
export function holdsPeriodAndParties(column: Column): boolean {
  if (column.field !== 'period' && column.field !== 'parties') return false;
  const before = known.get(column.header);
  if (before !== undefined) return before;
  const fields = column.header.split(between).map((part) => headerMeaning(part)?.field);
  const both = fields.includes('period') && fields.includes('parties');
  if (known.size < mostKnown) known.set(column.header, both);
  return both;
}

const marks = /\s*\n\s*|\s*[;/|]\s*|,\s*|\s+[–—-]\s+|\s*\((?=[^()]*\)$)|:\s+/gu;
const blanks = /\s+/gu;

/**
 * Cuts such a cell where one side is a period and the other is none; the longest readable period wins, so that
 * `mai 2024, juuni 2025 / külavanem` keeps both months. Null when the cell cannot be cut.
 */
export function cutPeriodFromParties(
  cell: SourceCell,
  context: PeriodContext,
): { period: SourceCell; parties: SourceCell } | null {
  if (cell.text.length > 400 || isPeriod(cell.text, context)) return null;
  const best = longestPeriod(cell.text, marks, context) ?? longestPeriod(cell.text, blanks, context);
  return best && { period: piece(cell, best.period), parties: piece(cell, best.parties) };
}

function longestPeriod(text: string, cuts: RegExp, context: PeriodContext): { period: string; parties: string } | null {
  let best: { period: string; parties: string } | null = null;
  for (const match of text.matchAll(cuts)) {
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length);
    for (const [period, parties] of [[left, right] as const, [right, left] as const]) {
      if (isBlank(parties) || !/\p{L}/u.test(parties) || isPeriod(parties, context)) continue;
      // Without a mark between them `Mai Kask` would be a month and a tree.
      if (cuts === blanks && !/\d/.test(period)) continue;
      if (isPeriod(period, context) && period.length > (best?.period.length ?? 0))
        best = { period, parties: parties.replace(/^\((.*)\)$|\)$/u, '$1') };
    }
  }
  return best;
}

function isPeriod(text: string, context: PeriodContext): boolean {
  if (isBlank(text)) return false;
  const { start, end, continuous, problem } = readPeriod(text, context);
  if (continuous && calendarTokens(takeContinuous(text).rest).some((token) => token.is === 'unknown')) return false;
  return start !== null || end !== null || continuous || problem === 'no-year';
}

function piece(cell: SourceCell, text: string): SourceCell {
  return { ...cell, text: text.trim(), lines: text.trim().split('\n') };
}
