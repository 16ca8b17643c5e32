import type { ParsedIndicator } from '../../contract/document.ts';
import { splitItems } from './items.ts';
import { indicatorTargets } from './targets.ts';
import { sentences } from './wording.ts';

/** One indicator per sentence, or per line, bullet or semicolon where the cell is a list. */
export function readIndicators(lines: string[]): ParsedIndicator[] {
  const { items } = splitItems(lines);
  return items
    .flatMap((item) => {
      const [first = '', ...rest] = sentences(item.text);
      return [item.number === null ? first : `${item.number}) ${first}`, ...rest];
    })
    .filter((text) => text !== '')
    .map((text) => ({ text, targets: indicatorTargets(text.replace(/^\d+\)\s/, '')) }));
}
