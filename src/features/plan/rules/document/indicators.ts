import type { ParsedIndicator } from '../../contract/document.ts';
import { splitItems } from './items.ts';
import { indicatorTargets } from './targets.ts';
import { sentences, squeeze } from './wording.ts';

/** One indicator per sentence, or per line, bullet or semicolon where the cell is a list. */
export function readIndicators(lines: string[]): ParsedIndicator[] {
  const split = splitItems(lines).items;
  const whole = { number: null, text: squeeze(lines.join(' ')) };
  const items = split.length === 1 && split[0]?.number !== null ? [whole] : split;
  return items
    .flatMap((item) => {
      const [first = '', ...rest] = sentences(item.text);
      return [item.number === null ? first : `${item.number}) ${first}`, ...rest];
    })
    .filter((text) => text !== '')
    .map((text) => ({ text, targets: indicatorTargets(text.replace(/^\d+\)\s/, '')) }));
}
