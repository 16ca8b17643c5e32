import { isElement, type MarkupElement } from '../markup.ts';
import { numeral } from '../numerals.ts';
import type { Styles } from './styles.ts';

/** A list that is being read: what its levels look like and how far they have counted. */
export interface OpenList {
  style: MarkupElement | undefined;
  /** Lists that go on with one another share them. */
  counts: (number | undefined)[];
  /** From 0. */
  level: number;
}

/** Counts lists and headings, whose numbers stand nowhere in the text of the document. */
export class Numbering {
  private readonly styles: Styles;
  private readonly byId = new Map<string, OpenList['counts']>();
  private readonly byStyle = new Map<string, OpenList['counts']>();
  private readonly headings: OpenList['counts'] = [];

  constructor(styles: Styles) {
    this.styles = styles;
  }

  /** `list` is a list element, `outer` the list in whose item it stands. */
  open({ attributes }: MarkupElement, outer: OpenList | null): OpenList {
    const name = attributes['style-name'];
    const style = this.styles.list(name) ?? outer?.style;
    // What an outer item counts sets the levels below it back; one that only holds a further level counts nothing.
    if (outer) return { style, counts: outer.counts, level: outer.level + 1 };
    const goesOn = attributes['continue-numbering'] === 'true';
    const before =
      this.byId.get(attributes['continue-list'] ?? '') ?? (goesOn ? this.byStyle.get(name ?? '') : undefined);
    const counts = before ?? [];
    if (attributes.id !== undefined) this.byId.set(attributes.id, counts);
    this.byStyle.set(name ?? '', counts);
    return { style, counts, level: 0 };
  }

  /** Counts one item and gives its marker (`1.1.`, `2)`, `•`), or null when the list shows none. */
  next(list: OpenList, startValue: string | undefined): string | null {
    return count(list, startValue);
  }

  /** The number of a heading outside of lists. */
  nextHeading(level: number): string | null {
    return this.styles.outline ? count({ style: this.styles.outline, counts: this.headings, level }, undefined) : null;
  }
}

function count({ style, counts, level }: OpenList, startValue: string | undefined): string | null {
  const own = levelOf(style, level);
  const wanted = positive(startValue);
  counts[level] = wanted ?? (counts[level] ?? startOf(own) - 1) + 1;
  counts.length = level + 1;
  if (!own) return null;
  if (own.name !== 'list-level-style-number' && own.name !== 'outline-level-style') {
    return own.attributes['bullet-char'] === '' ? null : '•';
  }
  const marker = markerOf(own, (at) => {
    const shown = levelOf(style, at);
    return numeral(counts[at] ?? startOf(shown), notations[shown?.attributes['num-format'] ?? ''] ?? 'none');
  });
  return marker.trim() === '' ? null : marker.trim();
}

/** Newer files say `%1%.%2%)`, older ones how many levels are shown and what stands before and after. */
function markerOf({ attributes }: MarkupElement, shown: (level: number) => string): string {
  const level = (positive(attributes.level) ?? 1) - 1;
  if (shown(level) === '') return '';
  const pattern = attributes['num-list-format'];
  if (pattern !== undefined) return pattern.replace(/%(\d{1,2})%/g, (_, digits: string) => shown(Number(digits) - 1));
  const first = Math.max(0, level + 1 - (positive(attributes['display-levels']) ?? 1));
  const numbers = Array.from({ length: level + 1 - first }, (_, at) => shown(first + at)).filter((text) => text !== '');
  return `${attributes['num-prefix'] ?? ''}${numbers.join('.')}${attributes['num-suffix'] ?? ''}`;
}

const notations: Record<string, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

function levelOf(style: MarkupElement | undefined, level: number): MarkupElement | undefined {
  return style?.children.filter(isElement).find((child) => child.attributes.level === String(level + 1));
}

function startOf(level: MarkupElement | undefined): number {
  return positive(level?.attributes['start-value']) ?? 1;
}

function positive(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 ? number : undefined;
}
