import { childrenOf, descend, type MarkupElement } from '../markup.ts';

/** What a paragraph or character style says about the things that we read. Undefined: it says nothing. */
export interface StyleTraits {
  bold: boolean | undefined;
  /** 1 is the outermost. */
  heading: number | undefined;
  listId: string | undefined;
  listLevel: number | undefined;
}

export interface Styles {
  traits(styleId: string | undefined): StyleTraits;
}

const silent: StyleTraits = { bold: undefined, heading: undefined, listId: undefined, listLevel: undefined };

export function readStyles(root: MarkupElement | undefined): Styles {
  const elements = new Map<string, MarkupElement>();
  for (const style of root ? childrenOf(root, 'style') : []) elements.set(style.attributes.styleId ?? '', style);
  const known = new Map<string, StyleTraits>();

  function traits(styleId: string | undefined, depth = 0): StyleTraits {
    if (styleId === undefined) return silent;
    const found = known.get(styleId);
    if (found) return found;
    const element = elements.get(styleId);
    // Styles can be based on each other in a ring.
    if (!element || depth > 20) return silent;
    const base = traits(descend(element, 'basedOn')?.attributes.val, depth + 1);
    const resolved = over(base, ownTraits(element));
    known.set(styleId, resolved);
    return resolved;
  }
  return { traits: (styleId) => traits(styleId) };
}

function over(base: StyleTraits, own: StyleTraits): StyleTraits {
  return {
    bold: own.bold ?? base.bold,
    heading: own.heading ?? base.heading,
    listId: own.listId ?? base.listId,
    listLevel: own.listLevel ?? base.listLevel,
  };
}

function ownTraits(style: MarkupElement): StyleTraits {
  const name = descend(style, 'name')?.attributes.val?.toLowerCase() ?? '';
  const list = descend(style, 'pPr', 'numPr');
  return {
    bold: boldOf(descend(style, 'rPr')),
    heading: outlineLevelOf(descend(style, 'pPr')) ?? headingByName(name),
    listId: descend(list, 'numId')?.attributes.val,
    listLevel: numberOf(descend(list, 'ilvl')?.attributes.val),
  };
}

function headingByName(name: string): number | undefined {
  if (name === 'title') return 1;
  const level = /^heading ([1-9])$/.exec(name)?.[1];
  return level ? Number(level) : undefined;
}

/** Level 9 is Word's way to say body text. */
export function outlineLevelOf(properties: MarkupElement | undefined): number | undefined {
  const level = numberOf(descend(properties, 'outlineLvl')?.attributes.val);
  return level !== undefined && level < 9 ? level + 1 : undefined;
}

export function boldOf(properties: MarkupElement | undefined): boolean | undefined {
  const bold = descend(properties, 'b');
  return bold ? !/^(0|false|off|none)$/.test(bold.attributes.val ?? '') : undefined;
}

export function numberOf(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isNaN(number) ? undefined : number;
}
