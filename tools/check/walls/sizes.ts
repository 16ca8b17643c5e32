import ts from 'typescript';
import type { Finding, Wall } from '../finding.ts';
import { lineOf, type Module, type Project, walk } from '../project.ts';

const budget = { file: 400, function: 60, component: 120 } as const;

export const sizes: Wall = {
  name: 'sizes',
  findings: (project) => [...fileFindings(project), ...project.modules.flatMap(functionFindings)],
};

function fileFindings(project: Project): Finding[] {
  const measured = project.paths.filter((path) => /\.(ts|tsx|css|sh)$/.test(path) || path.startsWith('bin/'));
  return measured.flatMap((path) => {
    const lines = project.text(path).trimEnd().split('\n').length;
    if (lines <= budget.file) return [];
    const message = `${lines} lines, at most ${budget.file}: split by verb or by thing (writes.ts → writes/publish.ts)`;
    return [{ path, rule: 'file-size', message }];
  });
}

function functionFindings(module: Module): Finding[] {
  const { place, path, source } = module;
  // A test's describe() is a list, and demo data is data.
  if (place.test || (place.layer === 'features' && place.piece === 'demo')) return [];
  const findings: Finding[] = [];
  walk(source, (node) => {
    if (!isFunctionWithBody(node)) return;
    const name = nameOf(node) ?? 'a function without name';
    const isComponent = path.endsWith('.tsx') && /^[A-Z]/.test(name);
    const allowed = isComponent ? budget.component : budget.function;
    const lines = source.getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(source, node);
    if (lines <= allowed) return;
    const kind = isComponent ? 'component' : 'function';
    const message = `${name} has ${lines} lines, a ${kind} at most ${allowed}: name its steps`;
    findings.push({ path, line: lineOf(source, node), rule: 'function-size', message });
  });
  return findings;
}

function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  if (!ts.isFunctionLike(node)) return false;
  return 'body' in node && node.body !== undefined;
}

/** Its own name, or that of the variable it is given to, also through a wrapper such as memo(). */
function nameOf(node: ts.FunctionLikeDeclaration): string | undefined {
  if (node.name) return node.name.getText();
  let holder: ts.Node = node.parent;
  while (ts.isCallExpression(holder) || ts.isParenthesizedExpression(holder)) holder = holder.parent;
  if (ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder)) return holder.name.getText();
  return undefined;
}
