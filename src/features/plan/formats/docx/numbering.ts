import { childrenOf, descend, type MarkupElement } from '../markup.ts';
import { numeral } from '../numerals.ts';
import { numberOf } from './styles.ts';

/** Counts Word's automatic lists, whose numbers stand nowhere in the text of the document. */
export interface Numbering {
  /** Counts one item and gives its marker (`1.1.`, `2)`, `•`), or null when the list shows none. */
  next(listId: string, level: number): string | null;
  /** The level that a list ties to a paragraph style. */
  levelOfStyle(listId: string, styleId: string): number | undefined;
}

interface Level {
  start: number;
  notation: string;
  /** Such as `%1.%2.` */
  pattern: string;
  restarts: boolean;
  digitsOnly: boolean;
  style: string | undefined;
}

interface List {
  /** Lists over the same abstract definition go on counting where the other stopped. */
  counts: (number | undefined)[];
  levels: (Level | undefined)[];
  restartAt: Map<number, number>;
  begun: boolean;
}

export function readNumbering(root: MarkupElement | undefined): Numbering {
  const lists = root ? listsOf(root) : new Map<string, List>();
  return {
    next(listId, level) {
      const list = lists.get(listId);
      return list ? count(list, level) : null;
    },
    levelOfStyle(listId, styleId) {
      const at = lists.get(listId)?.levels.findIndex((level) => level?.style === styleId);
      return at === undefined || at === -1 ? undefined : at;
    },
  };
}

function count(list: List, at: number): string | null {
  const level = list.levels[at];
  if (!level) return null;
  if (!list.begun) {
    list.begun = true;
    for (const [restarted, start] of list.restartAt) list.counts[restarted] = start - 1;
  }
  list.counts[at] = (list.counts[at] ?? level.start - 1) + 1;
  for (let deeper = at + 1; deeper < list.levels.length; deeper += 1) {
    if (list.levels[deeper]?.restarts) list.counts[deeper] = undefined;
  }
  return markerOf(list, level);
}

function markerOf(list: List, level: Level): string | null {
  if (level.notation === 'bullet') return '•';
  const marker = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const shown = list.levels[at];
    if (!shown) return '';
    return numeral(list.counts[at] ?? shown.start, level.digitsOnly ? 'decimal' : shown.notation);
  });
  return marker.trim() === '' ? null : marker.trim();
}

function listsOf(root: MarkupElement): Map<string, List> {
  const abstracts = new Map<string, MarkupElement>();
  const byStyle = new Map<string, MarkupElement>();
  for (const abstract of childrenOf(root, 'abstractNum')) {
    abstracts.set(abstract.attributes.abstractNumId ?? '', abstract);
    const style = descend(abstract, 'styleLink')?.attributes.val;
    if (style) byStyle.set(style, abstract);
  }
  const counts = new Map<MarkupElement, (number | undefined)[]>();
  const lists = new Map<string, List>();
  for (const num of childrenOf(root, 'num')) {
    const named = abstracts.get(descend(num, 'abstractNumId')?.attributes.val ?? '');
    const abstract = byStyle.get(descend(named, 'numStyleLink')?.attributes.val ?? '') ?? named;
    if (!abstract) continue;
    const shared = counts.get(abstract) ?? [];
    counts.set(abstract, shared);
    lists.set(num.attributes.numId ?? '', listOf(num, abstract, shared));
  }
  return lists;
}

function listOf(num: MarkupElement, abstract: MarkupElement, counts: (number | undefined)[]): List {
  const levels: (Level | undefined)[] = [];
  const restartAt = new Map<number, number>();
  for (const element of childrenOf(abstract, 'lvl')) putLevel(levels, element);
  for (const override of childrenOf(num, 'lvlOverride')) {
    const at = numberOf(override.attributes.ilvl) ?? 0;
    const start = numberOf(descend(override, 'startOverride')?.attributes.val);
    if (start !== undefined) restartAt.set(at, start);
    const element = descend(override, 'lvl');
    if (element) putLevel(levels, element);
  }
  return { counts, levels, restartAt, begun: false };
}

function putLevel(levels: (Level | undefined)[], element: MarkupElement): void {
  const at = numberOf(element.attributes.ilvl) ?? 0;
  if (at < 0 || at > 8) return;
  levels[at] = {
    start: numberOf(descend(element, 'start')?.attributes.val) ?? 0,
    notation: descend(element, 'numFmt')?.attributes.val ?? 'decimal',
    pattern: descend(element, 'lvlText')?.attributes.val ?? '',
    restarts: descend(element, 'lvlRestart')?.attributes.val !== '0',
    digitsOnly: descend(element, 'isLgl') !== undefined,
    style: descend(element, 'pStyle')?.attributes.val,
  };
}
