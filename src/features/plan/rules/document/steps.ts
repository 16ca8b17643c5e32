import type { ParsedStep } from '../../contract/document.ts';
import { splitItems } from './items.ts';
import { recurrence } from './recurrence.ts';
import { stepTargets } from './targets.ts';

const onlyIf =
  'vajadusel|kui\\s+(?:on\\s+)?vaja(?:lik)?|rahastuse\\s+(?:olemasolul|korral)|eelarve\\s+võimaluste\\s+piires|vajaduse\\s+korral|võimalusel|võimaluse\\s+korral|soovi\\s+korral|kaaluda|kaalutakse|kaalume|kaalumine|' +
  'if\\s+(?:needed|necessary|required|possible|appropriate|funding\\s+allows)|when(?:ever)?\\s+(?:needed|necessary)|where\\s+(?:possible|needed|appropriate|necessary)|as\\s+(?:and\\s+when\\s+)?(?:needed|required|necessary)|subject\\s+to\\s+(?:funding|budget)|consider(?:ing)?|optional(?:ly)?|' +
  'jeśli\\s+(?:zajdzie\\s+(?:taka\\s+)?potrzeba|to\\s+możliwe)|w\\s+razie\\s+(?:potrzeby|konieczności|możliwości)|w\\s+miarę\\s+(?:potrzeb|potrzeby|możliwości)|ewentualn\\p{L}{1,3}|rozważ\\p{L}{1,4}|opcjonalnie|' +
  'nepieciešamības\\s+gadījumā|ja\\s+nepieciešams|apsvērt|tarvittaessa|mahdollisuuksien\\s+mukaan|harkita|bei\\s+Bedarf|falls\\s+(?:nötig|möglich)|eventuell';
const atStart = new RegExp(`^[\\s("„]*(?:${onlyIf})(?!\\p{L})`, 'iu');
const atEnd = new RegExp(`(?:^|[\\s,(])(?:${onlyIf})[\\s).]*$`, 'iu');

export interface StepsReading {
  steps: ParsedStep[];
  gapAfter: number | null;
}

export function readSteps(lines: string[]): StepsReading {
  const { items, gapAfter } = splitItems(lines);
  return { steps: items.map((item) => stepOf(item.number, item.text)), gapAfter };
}

export function stepOf(number: number | null, text: string): ParsedStep {
  return { number, text, recurs: recurrence(text), conditional: isConditional(text), targets: stepTargets(text) };
}

/**
 * A step is conditional when its own work is: `vajadusel` opens it or closes it as a whole. `…, vajadusel postituste
 * boostimine` behind the main work leaves the step what it is: it has to be done either way.
 */
function isConditional(text: string): boolean {
  return atStart.test(text) || atEnd.test(text);
}
