import ts from 'typescript';
import type { Finding } from '../finding.ts';
import { placeOf } from '../places.ts';
import { type Project, walk } from '../project.ts';

/** One language file of one room: nested objects flattened to dotted keys. */
export interface Catalogue {
  namespace: string;
  language: string;
  path: string;
  entries: ReadonlyMap<string, string>;
  findings: Finding[];
}

export function readCatalogues(project: Project): Catalogue[] {
  return project.paths.flatMap((path) => {
    const match = /^src\/(?:.+\/)?texts\/(\w+)\.json$/.exec(path);
    return match ? [readCatalogue(project, path, match[1] ?? '')] : [];
  });
}

/** A feature's texts bear the room's name; so do those of a part of platform or main that has its own. */
function namespaceOf(path: string): string {
  const { layer, room, piece } = placeOf(path);
  if (layer === 'features') return room;
  if (layer === 'platform') return room === 'texts' ? layer : room;
  return layer === 'main' && piece !== 'texts' && piece !== 'admin' ? piece : layer;
}

/** The texts that a file means by default: its room's, else its layer's. */
export function ownNamespace(path: string, namespaces: ReadonlySet<string>): string | null {
  const { room, layer, piece } = placeOf(path);
  if (layer === 'main' && namespaces.has(piece)) return piece;
  if (layer === 'features') return room;
  if (namespaces.has(room)) return room;
  return namespaces.has(layer) ? layer : null;
}

/** The codes that a room's errors.ts declares: the keys of its exported tables. */
export function errorCodesOf(project: Project, namespace: string): Set<string> {
  const path = namespace === 'platform' ? 'src/platform/errors/errors.ts' : `src/features/${namespace}/errors.ts`;
  const codes = new Set<string>();
  const module = project.module(path);
  if (!module) return codes;
  walk(module.source, (node) => {
    if (!ts.isObjectLiteralExpression(node) || !isTopLevelTable(node)) return;
    for (const property of node.properties) {
      if (ts.isPropertyAssignment(property)) codes.add(property.name.getText().replace(/['"]/g, ''));
    }
  });
  return codes;
}

function isTopLevelTable(node: ts.Node): boolean {
  let holder = node.parent;
  while (ts.isSatisfiesExpression(holder) || ts.isAsExpression(holder) || ts.isCallExpression(holder))
    holder = holder.parent;
  return ts.isVariableDeclaration(holder) && ts.isSourceFile(holder.parent.parent.parent);
}

function readCatalogue(project: Project, path: string, language: string): Catalogue {
  const entries = new Map<string, string>();
  const findings: Finding[] = [];
  try {
    flatten(JSON.parse(project.text(path)), '', entries, (key) =>
      findings.push({ path, rule: 'text-empty', message: `${key} is no text` }),
    );
  } catch (error) {
    findings.push({
      path,
      rule: 'text-file',
      message: `cannot be read: ${error instanceof Error ? error.message : error}`,
    });
  }
  return { namespace: namespaceOf(path), language, path, entries, findings };
}

function flatten(value: unknown, key: string, into: Map<string, string>, refuse: (key: string) => void): void {
  if (typeof value === 'string') into.set(key, value);
  else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) flatten(inner, key ? `${key}.${name}` : name, into, refuse);
  } else refuse(key);
}
