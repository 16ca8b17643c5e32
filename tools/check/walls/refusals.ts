import ts from 'typescript';
import type { Finding, Wall } from '../finding.ts';
import { lineOf, type Project, walk } from '../project.ts';
import { errorCodesOf } from '../texts/catalogues.ts';

/** Codes are what programs rely on: each is declared before it is thrown, and thrown if it is declared. */
export const refusals: Wall = { name: 'refusals', findings: refusalFindings };

const declarations = /^src\/(?:features\/([^/]+)|platform\/errors)\/errors\.ts$/;

function refusalFindings(project: Project): Finding[] {
  const declared = new Map<string, string>();
  for (const path of project.paths) {
    const match = declarations.exec(path);
    if (match) for (const code of errorCodesOf(project, match[1] ?? 'platform')) declared.set(code, path);
  }
  return [...undeclared(project, declared), ...idle(project, declared)];
}

function undeclared(project: Project, declared: ReadonlyMap<string, string>): Finding[] {
  const findings: Finding[] = [];
  for (const { path, place, source } of project.modules) {
    if (place.test || !path.startsWith('src/')) continue;
    walk(source, (node) => {
      if (!ts.isNewExpression(node) || node.expression.getText() !== 'Refusal') return;
      const code = node.arguments?.[0];
      if (!code || !ts.isStringLiteralLike(code) || declared.has(code.text)) return;
      const message = `${code.text} is declared in no errors.ts: it would have neither kind nor sentence`;
      findings.push({ path, line: lineOf(source, node), rule: 'refusal', message });
    });
  }
  return findings;
}

function idle(project: Project, declared: ReadonlyMap<string, string>): Finding[] {
  const said = new Set<string>();
  for (const { path, place, source } of project.modules) {
    if (place.test || declarations.test(path) || !path.startsWith('src/')) continue;
    walk(source, (node) => {
      if (ts.isStringLiteralLike(node)) said.add(node.text);
    });
  }
  return [...declared]
    .filter(([code]) => !said.has(code))
    .map(([code, path]) => ({ path, rule: 'refusal', message: `${code} is declared and nobody throws it` }));
}
