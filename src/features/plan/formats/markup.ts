import { Parser } from 'htmlparser2';
import { Refusal } from '#platform/errors/refusal.ts';
import { limits } from './limits.ts';

/** XML and HTML as a tree that holds just what the readers ask for. XML names come without their namespace prefix. */
export interface MarkupElement {
  name: string;
  attributes: Record<string, string>;
  children: MarkupNode[];
}
export type MarkupNode = MarkupElement | string;

export interface MarkupEvents {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

export function parseHtml(html: string): MarkupElement {
  const builder = treeBuilder(new Set());
  scan(html, false, builder);
  return builder.root;
}

/** `skip`: elements whose content nobody asks for; they are most of a Word file. */
export function parseXml(xml: string, skip: ReadonlySet<string> = new Set()): MarkupElement {
  const builder = treeBuilder(skip);
  scanXml(xml, builder);
  const root = builder.root.children.find((child) => typeof child !== 'string');
  if (!root) throw new Refusal('document_damaged');
  return root;
}

/** For sheets with a million cells: the events instead of a tree. */
export function scanXml(xml: string, events: MarkupEvents): void {
  // The parser forgives everything; a part that stops in the middle must not become half a plan.
  if (!xml.trimEnd().endsWith('>') || !closesItsRoot(xml)) throw new Refusal('document_damaged');
  scan(xml, true, events);
}

export function isElement(node: MarkupNode | undefined): node is MarkupElement {
  return typeof node === 'object';
}

export function childrenOf(element: MarkupElement, name: string): MarkupElement[] {
  return element.children.filter((child) => isElement(child) && child.name === name) as MarkupElement[];
}

/** The element at the end of a path of first children, if all of them are there. */
export function descend(element: MarkupElement | undefined, ...path: string[]): MarkupElement | undefined {
  let at = element;
  for (const name of path) {
    at = at?.children.find((child): child is MarkupElement => isElement(child) && child.name === name);
  }
  return at;
}

function closesItsRoot(xml: string): boolean {
  const root = /<([A-Za-z_][^\s/>]*)([^>]*)>/.exec(xml);
  if (!root) return false;
  const end = xml.slice(-1_000).trimEnd();
  return end.endsWith(`</${root[1]}>`) || (root[2] ?? '').endsWith('/');
}

function treeBuilder(skip: ReadonlySet<string>): MarkupEvents & { root: MarkupElement } {
  const root: MarkupElement = { name: '#root', attributes: {}, children: noChildren };
  const open: MarkupElement[] = [];
  let current = root;
  let skipped = 0;
  let elements = 0;
  return {
    root,
    open(name, attributes) {
      if (skipped > 0 || skip.has(name)) {
        skipped += 1;
        return;
      }
      elements += 1;
      if (elements > limits.markupElements) {
        throw new Refusal('document_too_many_rows', { params: { rows: limits.rows, columns: limits.columns } });
      }
      const element = { name, attributes, children: noChildren };
      append(current, element);
      open.push(current);
      current = element;
    },
    text(text) {
      if (skipped > 0) return;
      const { children } = current;
      const last = children.length - 1;
      if (typeof children[last] === 'string') children[last] += text;
      else append(current, text);
    },
    close() {
      if (skipped > 0) skipped -= 1;
      else current = open.pop() ?? root;
    },
  };
}

const noChildren: MarkupNode[] = Object.freeze([] as MarkupNode[]) as MarkupNode[];

/** An empty array that is pushed to makes room for 17, which most elements never fill: measured, half the memory. */
function append(parent: MarkupElement, child: MarkupNode): void {
  if (parent.children === noChildren) parent.children = [child];
  else parent.children.push(child);
}

function scan(text: string, xmlMode: boolean, events: MarkupEvents): void {
  let depth = 0;
  const local = oneStringPerName(xmlMode);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        // The parser's own stack costs time with each level, so depth is a way to make it hang.
        if (depth > limits.markupDepth) throw new Refusal('document_damaged');
        events.open(local(name), withLocalNames(attributes, local));
      },
      ontext: (data) => events.text(data),
      onclosetag(name) {
        depth -= 1;
        events.close(local(name));
      },
      onprocessinginstruction(name) {
        // No Office file has a document type; the entities that it could define are the known way to blow up a reader.
        if (xmlMode && name.toLowerCase().startsWith('!')) throw new Refusal('document_damaged');
      },
    },
    { xmlMode, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
}

/** Names without their prefix (in XML), and each as one string instead of a new one for every tag. */
function oneStringPerName(withoutPrefix: boolean): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let kept = known.get(name);
    if (kept === undefined) {
      kept = withoutPrefix ? name.slice(name.indexOf(':') + 1) : name;
      known.set(name, kept);
    }
    return kept;
  };
}

const noAttributes: Record<string, string> = Object.freeze({});

/** Most elements have no attributes; an object for each would double the memory that a tree takes. */
function withLocalNames(attributes: Record<string, string>, local: (name: string) => string): Record<string, string> {
  let named = noAttributes;
  for (const name in attributes) {
    if (named === noAttributes) named = {};
    named[local(name)] = attributes[name] as string;
  }
  return named;
}
