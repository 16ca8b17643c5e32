import ts from 'typescript';
import type { Finding, Wall } from '../finding.ts';
import type { Place } from '../places.ts';
import { lineOf, type Module, walk } from '../project.ts';

interface Door {
  what: string;
  /** Files and folders below src that hold the door. */
  at: readonly string[];
  why: string;
}

interface PackageDoor extends Door {
  package: RegExp;
}

const packageDoors: readonly PackageDoor[] = [
  {
    what: 'the database driver',
    package: /^(pg|pg-copy-streams)(\/|$)/,
    at: ['platform/db/', 'platform/postgres/', 'platform/jobs/', 'platform/backup/', 'platform/doctor/'],
    why: 'a query outside platform/db has no scope, so nothing keeps it in its organisation',
  },
  { what: 'the job queue', package: /^pg-boss(\/|$)/, at: ['platform/jobs/'], why: 'jobs are typed and scoped there' },
  {
    what: 'SMTP',
    package: /^(nodemailer|smtp-server)(\/|$)/,
    at: ['platform/mail/'],
    why: 'every letter has its row and its state',
  },
  {
    what: 'outbound HTTP',
    package: /^(node:)?(http|https|http2|net|tls|dns|undici)(\/|$)/,
    at: ['platform/http/', 'platform/outbound/', 'platform/postgres/', 'platform/doctor/', 'main/'],
    why: 'addresses that users give are checked in platform/outbound against the inner network',
  },
  {
    what: 'the file system',
    package: /^(node:)?fs(\/promises)?$/,
    at: [
      'platform/files/',
      'platform/config/',
      'platform/postgres/',
      'platform/db/migrate.ts',
      'platform/backup/',
      'platform/doctor/',
      'platform/pdf/',
      'main/',
    ],
    why: 'files belong to an organisation and may lie in object storage',
  },
  {
    what: 'other processes',
    package: /^(node:)?child_process$/,
    at: ['platform/postgres/', 'platform/pdf/', 'main/'],
    why: 'whoever starts a process must also see to its end',
  },
  {
    what: 'the sign-in library',
    package: /^better-auth(\/|$)/,
    at: ['features/identity/'],
    why: 'only identity knows how people sign in',
  },
];

const environment: Door = {
  what: 'process.env',
  at: ['platform/config/'],
  why: 'configuration is read once, checked and explained there',
};
const request: Door = {
  what: 'fetch()',
  at: ['platform/http/', 'ui/api/'],
  why: 'the server checks outbound addresses in platform/http, the browser calls the API through ui/api',
};
const clock: Door = {
  what: 'the present moment',
  at: ['platform/', 'main/', 'ui/format.ts'],
  why: 'time is an argument, so that a test can say what day it is',
};
const chance: Door = {
  what: 'chance',
  at: ['platform/', 'main/'],
  why: 'ids come from #platform/time/clock.ts, so that they sort and tests can repeat them',
};
const scope: Door = {
  what: 'openScope()',
  at: ['platform/db/', 'platform/jobs/', 'platform/mail/', 'platform/search/', 'features/identity/', 'main/cli/'],
  why: 'only a gate that has proved who asks may make a scope',
};

// Whatever a room's allowance, these pieces are pure.
const purePieces = ['contract', 'rules', 'access', 'formats'];

export const doors: Wall = {
  name: 'doors',
  findings: (project) => project.modules.filter(isProduct).flatMap((module) => [...packages(module), ...names(module)]),
};

function isProduct({ place }: Module): boolean {
  if (place.test || (place.layer === 'platform' && place.room === 'testing')) return false;
  return ['main', 'platform', 'ui', 'features'].includes(place.layer);
}

function packages(module: Module): Finding[] {
  return module.imports.flatMap((edge) => {
    if (edge.target !== null) return [];
    const door = packageDoors.find((candidate) => candidate.package.test(edge.specifier));
    return door && !edge.typeOnly ? closed(module.place, door, edge.line) : [];
  });
}

function names(module: Module): Finding[] {
  const findings: Finding[] = [];
  walk(module.source, (node) => {
    const door = doorAt(node);
    if (door) findings.push(...closed(module.place, door, lineOf(module.source, node)));
  });
  return findings;
}

function doorAt(node: ts.Node): Door | null {
  if (ts.isPropertyAccessExpression(node)) return doorOfMember(node.expression.getText(), node.name.text);
  if (ts.isNewExpression(node)) {
    return node.expression.getText() === 'Date' && !node.arguments?.length ? clock : null;
  }
  if (
    (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) &&
    (node.propertyName ?? node.name).text === 'openScope'
  )
    return scope;
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  switch (node.expression.text) {
    case 'fetch':
      return request;
    case 'randomUUID':
    case 'randomBytes':
      return chance;
    case 'dayjs':
      return node.arguments.length === 0 ? clock : null;
    default:
      return null;
  }
}

function doorOfMember(object: string, member: string): Door | null {
  if (object === 'process' && member === 'env') return environment;
  if (object === 'Date' && member === 'now') return clock;
  if (object === 'globalThis' && member === 'fetch') return request;
  if (object === 'Math' && member === 'random') return chance;
  if (member === 'randomUUID' || member === 'getRandomValues') return chance;
  return null;
}

function closed(place: Place, door: Door, line: number): Finding[] {
  const pure = place.layer === 'features' && purePieces.includes(place.piece);
  const open = !pure && door.at.some((path) => place.path.startsWith(`src/${path}`));
  if (open) return [];
  const message = `${door.what} has one door (${door.at.join(', ')}): ${door.why}`;
  return [{ path: place.path, line, rule: 'door', message }];
}
