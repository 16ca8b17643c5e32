import { childrenOf, descend, isElement, type MarkupElement } from '../markup.ts';

/** What a paragraph or character style says about the things that we read. Undefined: it says nothing. */
export interface StyleTraits {
  bold: boolean | undefined;
  /** The style is the document's title, or is based on it. */
  title: boolean;
}

export interface Styles {
  paragraph(name: string | undefined): StyleTraits;
  text(name: string | undefined): StyleTraits;
  /** Definition of a list by its name. */
  list(name: string | undefined): MarkupElement | undefined;
  /** Numbering of headings. */
  outline: MarkupElement | undefined;
}

const silent: StyleTraits = { bold: undefined, title: false };

/** `roots`: the documents `styles.xml` and `content.xml`; a style of the later one hides one of the same name before it. */
export function readStyles(roots: readonly (MarkupElement | undefined)[]): Styles {
  const elements = new Map<string, MarkupElement>();
  const lists = new Map<string, MarkupElement>();
  let outline: MarkupElement | undefined;
  for (const element of roots.flatMap(definitionsOf)) {
    const { name = '', family = '' } = element.attributes;
    if (element.name === 'style') elements.set(`${family} ${name}`, element);
    else if (element.name === 'list-style') lists.set(name, element);
    else if (element.name === 'outline-style') outline = element;
  }
  const known = new Map<string, StyleTraits>();

  function traits(family: string, name: string | undefined, depth = 0): StyleTraits {
    const key = `${family} ${name}`;
    const element = elements.get(key);
    // Styles can be based on each other in a ring.
    if (name === undefined || !element || depth > 20) return silent;
    const found = known.get(key);
    if (found) return found;
    const parent = traits(family, element.attributes['parent-style-name'], depth + 1);
    const own = { bold: boldOf(element) ?? parent.bold, title: name === 'Title' || parent.title };
    known.set(key, own);
    return own;
  }

  return {
    paragraph: (name) => traits('paragraph', name),
    text: (name) => traits('text', name),
    list: (name) => (name === undefined ? undefined : lists.get(name)),
    outline,
  };
}

function definitionsOf(root: MarkupElement | undefined): MarkupElement[] {
  const groups = root ? [...childrenOf(root, 'styles'), ...childrenOf(root, 'automatic-styles')] : [];
  return groups.flatMap((group) => group.children.filter(isElement));
}

function boldOf(style: MarkupElement): boolean | undefined {
  const weight = descend(style, 'text-properties')?.attributes['font-weight'];
  return weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600;
}
