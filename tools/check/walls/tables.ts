import ts from 'typescript';
import type { Finding, Wall } from '../finding.ts';
import type { Place } from '../places.ts';
import { lineOf, type Module, type Project, walk } from '../project.ts';
import { dependsOn } from './boundaries.ts';
import { migrationsOf, statementsOf } from './migrations.ts';

export const tables: Wall = { name: 'tables', findings: tableFindings };

const builderMethods =
  /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|using|(inner|left|right|full|cross)(Lateral)?Join|replaceInto|table)$/;
const sqlBeginning =
  /^\s*(--[^\n]*\n\s*)*(select|insert|update|delete|with|merge|create|alter|drop|truncate|copy|explain|lock)\b/i;
const sqlNaming =
  /\b(?:from|join|into|update|table|truncate|references|on)\s+(?:only\s+|if\s+(?:not\s+)?exists\s+)?((?:"?\w+"?\.)?"?\w+"?)/gi;

function tableFindings(project: Project): Finding[] {
  const owners = ownersOf(project);
  if (owners.size === 0) return [{ path: 'migrations', rule: 'blind', message: 'the check saw no table' }];
  return [...project.modules.flatMap((module) => inModule(module, owners)), ...inMigrations(project, owners)];
}

/** Table → room, from the names of the migrations that create them. */
function ownersOf(project: Project): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { path, room } of migrationsOf(project)) {
    for (const { text } of statementsOf(project.text(path))) {
      const created = /^\s*create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w".]+)/i.exec(text);
      if (created?.[1] && !/partition\s+of/i.test(text)) owners.set(bare(created[1]), room);
    }
  }
  return owners;
}

function inModule(module: Module, owners: ReadonlyMap<string, string>): Finding[] {
  const { place, path, source } = module;
  if (!['main', 'platform', 'ui', 'features'].includes(place.layer) || place.room === 'testing') return [];
  const findings: Finding[] = [];
  const tell = (node: ts.Node, table: string) => {
    const owner = owners.get(table);
    if (owner === undefined || belongs(place, owner)) return;
    const message = `table ${table} belongs to ${owner}: ask its reads or writes, so that it can change its tables alone`;
    findings.push({ path, line: lineOf(source, node), rule: 'table', message });
  };
  walk(source, (node) => {
    for (const name of tablesNamedBy(node)) tell(node, name);
  });
  return findings;
}

function belongs(place: Place, owner: string): boolean {
  if (place.layer === 'platform') return owner === 'platform' || owner === place.room;
  return place.layer === 'features' && place.room === owner;
}

function tablesNamedBy(node: ts.Node): string[] {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return builderMethods.test(node.expression.name.text) ? literals(node.arguments[0]).map(withoutAlias) : [];
  }
  if (ts.isInterfaceDeclaration(node) && node.name.text.endsWith('Tables')) {
    return node.members.flatMap((member) => (member.name ? [bare(member.name.getText().replace(/'/g, ''))] : []));
  }
  if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) {
    const text = ts.isStringLiteralLike(node) ? node.text : node.getText().slice(1, -1);
    const tagged = ts.isTaggedTemplateExpression(node.parent) && node.parent.tag.getText().startsWith('sql');
    return tagged || sqlBeginning.test(text) ? namedInSql(text) : [];
  }
  return [];
}

function literals(argument: ts.Expression | undefined): string[] {
  if (!argument) return [];
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  return ts.isArrayLiteralExpression(argument) ? argument.elements.flatMap(literals) : [];
}

function namedInSql(text: string): string[] {
  return [...text.matchAll(sqlNaming)].map((match) => bare(match[1] ?? ''));
}

function withoutAlias(name: string): string {
  return bare(name.split(/\s+as\s+/i)[0] ?? '');
}

function bare(name: string): string {
  return (name.split('.').at(-1) ?? '').replaceAll('"', '').trim();
}

// A foreign key may point to a room that this one stands on; anything else in a migration is the owner's business.
function inMigrations(project: Project, owners: ReadonlyMap<string, string>): Finding[] {
  return migrationsOf(project).flatMap(({ path, room }) => {
    const reachable = ['platform', 'identity', ...dependsOn(project, room), room];
    return statementsOf(project.text(path)).flatMap(({ text, line }) => {
      const withoutKeys = text.replace(/\breferences\s+[\w".]+/gi, (reference) => {
        const owner = owners.get(bare(reference.replace(/^references\s+/i, '')));
        return owner !== undefined && !reachable.includes(owner) ? reference : '';
      });
      return namedInSql(withoutKeys).flatMap((table) => {
        const owner = owners.get(table);
        if (owner === undefined || owner === room) return [];
        const message = `table ${table} belongs to ${owner}: change it in a migration of ${owner}`;
        return [{ path, line, rule: 'table', message }];
      });
    });
  });
}
