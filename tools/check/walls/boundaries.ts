import { builtinModules } from 'node:module';
import ts from 'typescript';
import type { Finding, Wall } from '../finding.ts';
import { isForBrowser, type Place, placeOf, sameRoom, servesTests } from '../places.ts';
import { type Import, type Module, type Project, walk } from '../project.ts';

/** Who may import what inside a room. A file may always import its own piece (`writes/a.ts` → `writes/b.ts`). */
const order: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  errors: ['contract'],
  tables: ['contract'],
  jobs: ['contract'],
  texts: [],
  access: ['contract', 'errors'],
  rules: ['contract', 'errors'],
  formats: ['contract', 'rules', 'errors', 'texts'],
  mails: ['contract', 'texts'],
  reads: ['contract', 'rules', 'access', 'errors', 'tables', 'formats'],
  writes: ['contract', 'rules', 'access', 'errors', 'tables', 'formats', 'templates', 'reads', 'jobs', 'mails'],
  templates: ['contract', 'rules'],
  work: ['contract', 'rules', 'access', 'errors', 'tables', 'formats', 'reads', 'writes', 'jobs', 'mails'],
  routes: ['contract', 'rules', 'access', 'errors', 'formats', 'reads', 'writes', 'jobs', 'mails'],
  pages: ['contract', 'rules', 'access', 'errors', 'formats', 'reads', 'writes', 'jobs', 'mails', 'texts'],
  admin: ['contract', 'texts'],
  builders: ['contract', 'rules', 'errors', 'tables', 'reads', 'writes'],
  demo: ['contract', 'rules', 'errors', 'formats', 'reads', 'writes', 'texts'],
};

const mainReaches = ['feature', 'contract', 'access', 'errors', 'texts', 'demo'];
// A command is another door into a capability, beside its routes: it may call what a route may call.
const commandsReach = [...mainReaches, 'rules', 'formats', 'reads', 'writes'];
const browserEntryReaches = ['admin', 'contract', 'texts'];
const neighboursReach = ['contract', 'access', 'reads', 'writes'];

const serverPackages =
  /^(pg|pg-boss|pg-copy-streams|kysely|fastify|fastify-.*|@fastify\/.*|pino|nodemailer|sharp|docx|mammoth|yauzl|iconv-lite|sanitize-html|better-auth|read-excel-file|write-excel-file|htmlparser2)$/;

export function boundaries(atLeastModules: number): Wall {
  return { name: 'boundaries', findings: (project) => boundaryFindings(project, atLeastModules) };
}

function boundaryFindings(project: Project, atLeastModules: number): Finding[] {
  const inSource = project.modules.filter((module) => module.path.startsWith('src/'));
  const edges = inSource.flatMap((module) => module.imports.filter((edge) => edge.target !== null));
  const findings = inSource.flatMap((module) => module.imports.flatMap((edge) => judge(project, module, edge)));
  // A tool that reads nothing finds nothing: green would then mean blind.
  if (inSource.length < atLeastModules || (inSource.length > 0 && edges.length === 0)) {
    const seen = `${inSource.length} modules and ${edges.length} imports`;
    findings.push({
      path: 'src',
      rule: 'blind',
      message: `the check saw only ${seen}: it is looking at the wrong tree`,
    });
  }
  return [...findings, ...browserFindings(project)];
}

function judge(project: Project, module: Module, edge: Import): Finding[] {
  if (edge.target === null) return [];
  const to = placeOf(edge.target);
  const at = { path: module.path, line: edge.line };
  const reason = reasonAgainst(project, module.place, to);
  const findings: Finding[] = [];
  if (reason) findings.push({ ...at, rule: 'boundary', message: `must not import ${edge.target}: ${reason}` });
  const style = specifierReason(module.place, to, edge.specifier);
  if (style) findings.push({ ...at, rule: 'specifier', message: `${edge.specifier}: ${style}` });
  return findings;
}

function specifierReason(from: Place, to: Place, specifier: string): string | null {
  const relative = specifier.startsWith('.');
  if (to.layer === 'tools' || to.layer === 'outside') return null;
  // The platform's rooms lie side by side and move together.
  const together = from.layer === 'platform' && to.layer === 'platform';
  if (relative && !sameRoom(from, to) && !together) {
    return `another room is reached by its alias (#${to.layer}/…), never by ../`;
  }
  const manyFoldered = from.layer === 'ui' || from.layer === 'main';
  if (!relative && sameRoom(from, to) && !manyFoldered)
    return 'inside a room imports are relative, so that the room can move';
  return null;
}

function reasonAgainst(project: Project, from: Place, to: Place): string | null {
  if (to.layer === 'outside') return null;
  if (['tools', 'bench', 'e2e'].includes(to.layer)) {
    return from.test ? null : 'the product does not contain its tools, benchmarks and journeys';
  }
  if (to.layer === 'platform' && to.room === 'testing' && !servesTests(from)) {
    return 'platform/testing is for tests and builders only';
  }
  if (sameRoom(from, to)) return from.layer === 'features' ? withinRoom(from, to) : null;
  if (to.layer === 'main') return 'nobody imports main: it wires everybody, so everybody would depend on everybody';
  switch (from.layer) {
    case 'platform':
      return to.layer === 'platform'
        ? null
        : 'platform could ship in another product: it knows no feature and no screen';
    case 'ui':
      return to.layer === 'features' ? 'the shell is free of the domain; a capability passes in what it shows' : null;
    case 'main':
      return fromMain(from, to);
    case 'features':
      return fromFeature(project, from, to);
    default:
      return null;
  }
}

function withinRoom(from: Place, to: Place): string | null {
  if (from.test || from.piece === to.piece) return null;
  if (from.piece === 'feature') {
    return to.piece === 'admin' || to.piece === 'builders' ? 'the server would load screens or test data' : null;
  }
  const allowed = order[from.piece];
  if (!allowed) return null; // an unknown name is the vocabulary's finding
  if (allowed.includes(to.piece)) return null;
  return `${from.piece} may import ${allowed.length ? allowed.join(', ') : 'nothing of its room'}: the order inside a room`;
}

function fromMain(from: Place, to: Place): string | null {
  if (from.piece === 'admin') {
    if (to.layer !== 'features') return null;
    return browserEntryReaches.includes(to.piece)
      ? null
      : `the browser entry reaches only ${browserEntryReaches.join(', ')}`;
  }
  if (to.layer === 'ui') return from.test ? null : 'only src/main/admin is for the browser';
  if (to.layer !== 'features' || from.test) return null;
  const allowed = from.piece === 'cli' ? commandsReach : mainReaches;
  return allowed.includes(to.piece) ? null : `main wires a room through ${allowed.join(', ')}`;
}

function fromFeature(project: Project, from: Place, to: Place): string | null {
  if (to.layer === 'ui') return from.piece === 'admin' ? null : 'only admin/ runs in the browser';
  if (to.layer !== 'features') return null;
  if (!dependsOn(project, from.room).includes(to.room)) {
    return `${from.room}/feature.ts does not name ${to.room} in dependsOn; rooms that must not know each other meet in a registry`;
  }
  const forTests = from.test || from.piece === 'builders' || from.piece === 'demo';
  if (forTests && ['feature', 'builders', 'errors'].includes(to.piece)) return null;
  if (from.piece === 'feature' && to.piece === 'feature') return null;
  if (from.piece === 'admin' && to.piece !== 'contract') return 'a screen knows another room by its contract only';
  return neighboursReach.includes(to.piece) ? null : `of another room only ${neighboursReach.join(', ')} may be used`;
}

/** What a room's manifest names in `dependsOn`; read from the text, so that the check runs without the product. */
export function dependsOn(project: Project, room: string): string[] {
  const manifest = project.module(`src/features/${room}/feature.ts`);
  const names: string[] = [];
  if (!manifest) return names;
  walk(manifest.source, (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText(manifest.source) !== 'dependsOn') return;
    walk(node.initializer, (inner) => {
      if (ts.isStringLiteralLike(inner)) names.push(inner.text);
    });
  });
  return names;
}

function browserFindings(project: Project): Finding[] {
  const trail = new Map<string, string | null>();
  const queue = project.modules.filter((module) => isForBrowser(module.place)).map((module) => module.path);
  for (const path of queue) trail.set(path, null);
  const findings: Finding[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const edge of project.module(path)?.imports ?? []) {
      if (edge.typeOnly) continue;
      if (edge.target === null) {
        if (!isServerOnly(edge.specifier)) continue;
        const message = `${edge.specifier} would reach the browser: ${way(trail, path)}`;
        findings.push({ path, line: edge.line, rule: 'browser', message });
      } else if (!trail.has(edge.target)) {
        trail.set(edge.target, path);
        queue.push(edge.target);
      }
    }
  }
  return findings;
}

function isServerOnly(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier) || serverPackages.test(specifier);
}

function way(trail: ReadonlyMap<string, string | null>, path: string): string {
  const steps = [path];
  for (let before = trail.get(path); before; before = trail.get(before)) steps.unshift(before);
  return steps.join(' → ');
}
