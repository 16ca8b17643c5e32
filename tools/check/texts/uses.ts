import ts from 'typescript';
import { lineOf, type Module, type Project, walk } from '../project.ts';
import { namespaceOf } from './catalogues.ts';

/** A key that code asks for, or a shape of keys where a part is only known at run time. */
export interface KeyUse {
  path: string;
  line: number;
  shown: string;
  namespaces: string[];
  pattern: RegExp;
  /** False for a string that merely looks like a key: it keeps a text alive and is never reported. */
  certain: boolean;
}

export function keysUsed(project: Project, namespaces: ReadonlySet<string>): KeyUse[] {
  return project.modules
    .filter((module) => module.path.startsWith('src/') && !module.place.test)
    .flatMap((module) => usesIn(module, namespaces));
}

function usesIn(module: Module, namespaces: ReadonlySet<string>): KeyUse[] {
  const uses: KeyUse[] = [];
  const asked = namespacesAskedFor(module, namespaces);
  walk(module.source, (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return;
    const shape = shapeOf(node);
    const certain = isKeyOfTranslation(node);
    if (!certain && !/^([\w-]+:)?[\w-]*\.?/.test(shape.shown)) return;
    const [prefix, rest] = splitNamespace(shape.shown, namespaces);
    if (rest === '' || rest === '*') return;
    const own = prefix ? [prefix] : certain ? asked : [...namespaces];
    uses.push({
      path: module.path,
      line: lineOf(module.source, node),
      shown: shape.shown,
      namespaces: own,
      pattern: new RegExp(`^${rest.split('*').map(escape).join('.+')}$`),
      certain: certain && own.length > 0,
    });
  });
  return uses;
}

/** `useTranslation('plan')` and the like choose; else a file speaks with its own room's words, or with the shell's. */
function namespacesAskedFor(module: Module, namespaces: ReadonlySet<string>): string[] {
  const asked = new Set<string>();
  walk(module.source, (node) => {
    if (
      !ts.isCallExpression(node) ||
      !/(^|\.)(use\w*Translation|use\w*Texts?|getFixedT|translator\w*)$/i.test(node.expression.getText())
    )
      return;
    for (const argument of node.arguments) {
      walk(argument, (inner) => {
        if (ts.isStringLiteralLike(inner) && namespaces.has(inner.text)) asked.add(inner.text);
      });
    }
  });
  if (asked.size > 0) return [...asked];
  const own = namespaceOf(module.path);
  return namespaces.has(own) ? [own] : [...namespaces];
}

function shapeOf(node: ts.StringLiteralLike | ts.TemplateExpression): { shown: string } {
  if (ts.isStringLiteralLike(node)) return { shown: node.text };
  return { shown: [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('*') };
}

function isKeyOfTranslation(node: ts.Node): boolean {
  let value = node;
  while (ts.isConditionalExpression(value.parent) && value.parent.condition !== value) value = value.parent;
  const call = value.parent;
  if (ts.isJsxAttribute(call)) return call.name.getText() === 'i18nKey';
  if (!ts.isCallExpression(call) || call.arguments[0] !== value) return false;
  const callee = call.expression;
  return ts.isIdentifier(callee)
    ? callee.text === 't'
    : ts.isPropertyAccessExpression(callee) && callee.name.text === 't';
}

function splitNamespace(shown: string, namespaces: ReadonlySet<string>): [string | null, string] {
  const colon = shown.indexOf(':');
  const prefix = shown.slice(0, Math.max(colon, 0));
  return namespaces.has(prefix) ? [prefix, shown.slice(colon + 1)] : [null, shown];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
