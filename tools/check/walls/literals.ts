import ts from 'typescript';
import type { Finding, Wall } from '../finding.ts';
import { lineOf, type Module, walk } from '../project.ts';

/** What a person reads comes from the texts, or one language would never see it. */
export const literals: Wall = {
  name: 'literals',
  findings: (project) => project.modules.filter(shows).flatMap(literalFindings),
};

const readAttributes = /^(label|title|placeholder|description|alt|aria-label|aria-description|aria-roledescription)$/;
// Names of things that are the same in every language.
const sameEverywhere =
  /^(Kaja|PostgreSQL|DOCX|XLSX|CSV|TSV|JSON|HTML|PDF|Markdown|Esc|Ctrl|Alt|Shift|Enter|Tab|Eesti|English)$/;

function shows({ path, place }: Module): boolean {
  return path.endsWith('.tsx') && !place.test && ['main', 'platform', 'ui', 'features'].includes(place.layer);
}

function literalFindings(module: Module): Finding[] {
  const findings: Finding[] = [];
  walk(module.source, (node) => {
    const text = shownBy(node)?.trim();
    if (text === undefined || !/\p{L}{2}/u.test(text) || sameEverywhere.test(text)) return;
    const message = `"${text.slice(0, 40)}" stands in the code: put it into texts/et.json and texts/en.json`;
    findings.push({ path: module.path, line: lineOf(module.source, node), rule: 'literal', message });
  });
  return findings;
}

function shownBy(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return isInStyle(node) ? undefined : node.text;
  if (!ts.isJsxAttribute(node) || !readAttributes.test(node.name.getText()) || !node.initializer) return undefined;
  const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

function isInStyle(node: ts.JsxText): boolean {
  const parent = node.parent;
  return ts.isJsxElement(parent) && parent.openingElement.tagName.getText() === 'style';
}
