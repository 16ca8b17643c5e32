import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { type Place, placeOf } from './places.ts';

export interface Import {
  specifier: string;
  /** Path inside the project, or null for a package or a part of Node. */
  target: string | null;
  typeOnly: boolean;
  line: number;
}

export interface Module {
  path: string;
  place: Place;
  source: ts.SourceFile;
  imports: Import[];
}

/** The tree under check, read once and shared by all walls. */
export interface Project {
  root: string;
  paths: readonly string[];
  modules: readonly Module[];
  has(path: string): boolean;
  text(path: string): string;
  module(path: string): Module | undefined;
}

const skippedFolders = new Set(['node_modules', '.git', 'dist', 'data', '.kaja', 'coverage']);

export function openProject(root: string): Project {
  const paths = listFiles(root, '').sort();
  const present = new Set(paths);
  const texts = new Map<string, string>();
  const text = (path: string): string => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const read = readFileSync(join(root, path), 'utf8');
    texts.set(path, read);
    return read;
  };
  const has = (path: string): boolean => present.has(path);
  const modules = paths.filter((path) => /\.(ts|tsx)$/.test(path)).map((path) => readModule(path, text(path)));
  const byPath = new Map(modules.map((module) => [module.path, module]));
  return { root, paths, modules, has, text, module: (path) => byPath.get(path) };
}

/** Visits every node below one. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return isSkipped(path, entry.name) ? [] : listFiles(root, path);
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : [];
  });
}

function isSkipped(path: string, name: string): boolean {
  // `data` is the installation's folder at the top; a room below src may be called so.
  if (name === 'data') return path === 'data';
  return skippedFolders.has(name);
}

function readModule(path: string, text: string): Module {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const imports: Import[] = [];
  walk(source, (node) => {
    const found = importIn(node);
    if (!found) return;
    const { specifier, typeOnly } = found;
    imports.push({ specifier, typeOnly, target: resolve(path, specifier), line: lineOf(source, node) });
  });
  return { path, place: placeOf(path), source, imports };
}

function importIn(node: ts.Node): { specifier: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    return { specifier: node.moduleSpecifier.text, typeOnly: clause !== undefined && isTypeOnly(clause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const argument = node.arguments[0];
    if (argument && ts.isStringLiteralLike(argument)) return { specifier: argument.text, typeOnly: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  return undefined;
}

function isTypeOnly(clause: ts.ImportClause): boolean {
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings) || bindings.elements.length === 0) return false;
  return bindings.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const alias = /^#(platform|features|ui|main)\/(.+)$/.exec(specifier);
  return alias ? `src/${alias[1]}/${alias[2]}` : null;
}
