import ts from 'typescript';
import { lineOf, type Module, type Project, walk } from '../project.ts';
import { ownNamespace } from './catalogues.ts';

/** A key that code asks for, or a shape of keys (`states.*`) where a part is only known at run time. */
export interface KeyUse {
  path: string;
  line: number;
  shown: string;
  namespaces: string[];
  fits(key: string): boolean;
  /** False for a string that merely looks like a key: it keeps a text alive and is never reported. */
  certain: boolean;
}

const keyLike = /^[\w*-]+(\.[\w*-]+)*$/;

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
    const [prefix, shown] = splitNamespace(shapeOf(node), namespaces);
    if (!keyLike.test(shown) || /^\*?$/.test(shown)) return;
    const certain = isKeyOfTranslation(node);
    const meant = prefix ? [prefix] : certain ? asked : [...namespaces];
    const line = lineOf(module.source, node);
    uses.push({
      path: module.path,
      line,
      shown,
      namespaces: meant,
      fits: fitting(shown),
      certain: certain && meant.length > 0,
    });
  });
  return uses;
}

/** `useTranslation('plan')`, `createTexts('plan')` and `usePlanTexts()` choose; else a file speaks its room's words. */
function namespacesAskedFor(module: Module, namespaces: ReadonlySet<string>): string[] {
  const asked = new Set<string>();
  walk(module.source, (node) => {
    if (!ts.isCallExpression(node)) return;
    const callee = node.expression.getText();
    const hook = /^use(\w+)Texts$/.exec(callee)?.[1]?.toLowerCase();
    if (hook && namespaces.has(hook)) asked.add(hook);
    if (!/^(useTranslation|createTexts|getFixedT)$/.test(callee)) return;
    for (const argument of node.arguments) {
      if (ts.isStringLiteralLike(argument) && namespaces.has(argument.text)) asked.add(argument.text);
    }
  });
  if (asked.size > 0) return [...asked];
  const own = ownNamespace(module.path, namespaces);
  return own ? [own] : [...namespaces];
}

function shapeOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('*');
}

/** The first argument of `t(…)`, the second of `texts.say(language, …)`, the `i18nKey` of a component. */
function isKeyOfTranslation(node: ts.Node): boolean {
  let value = node;
  while (ts.isConditionalExpression(value.parent) && value.parent.condition !== value) value = value.parent;
  const call = value.parent;
  if (ts.isJsxAttribute(call)) return call.name.getText() === 'i18nKey';
  if (!ts.isCallExpression(call)) return false;
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  return (name === 't' && call.arguments[0] === value) || (name === 'say' && call.arguments[1] === value);
}

function splitNamespace(shown: string, namespaces: ReadonlySet<string>): [string | null, string] {
  const colon = shown.indexOf(':');
  const prefix = shown.slice(0, Math.max(colon, 0));
  return namespaces.has(prefix) ? [prefix, shown.slice(colon + 1)] : [null, shown.replace(/^\*:/, '')];
}

function fitting(shown: string): (key: string) => boolean {
  if (!shown.includes('*')) return (key) => key === shown;
  const literal = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${shown.split('*').map(literal).join('.+')}$`);
  return (key) => pattern.test(key);
}
