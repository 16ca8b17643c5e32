import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Project } from '../project.ts';
import { errorCodesOf, readCatalogues } from '../texts/catalogues.ts';
import { dependsOn } from '../walls/boundaries.ts';

type Maker = (project: Project) => Promise<string[]> | string[];

/** What the product exports for its documents, read as strangers: a changed shape is told, not guessed. */
const Variables = z.object({
  configurationVariables: z.array(z.object({ name: z.string(), default: z.string(), meaning: z.string() })),
});
const Commands = z.object({ commands: z.array(z.object({ usage: z.string(), summary: z.string() })) });
const Endpoint = z.object({ method: z.string(), path: z.string(), access: z.string(), summary: z.string() });
const AccessTable = z.record(z.string().includes('.'), z.object({ roles: z.array(z.string()), sentence: z.string() }));
const Roles = z.object({ roles: z.array(z.string()) });

export const makers: Readonly<Record<string, Maker>> = { rooms, configuration, commands, routes, permissions, errors };

function rooms(project: Project): string[] {
  const readmes = project.paths.filter((path) => /^src\/(features|platform)\/[^/]+\/README\.md$/.test(path));
  const rows = readmes.map((path) => {
    const [, , room = ''] = path.split('/');
    const stands = path.startsWith('src/features/') ? dependsOn(project, room) : [];
    return [`[${room}](${path})`, firstSentence(project.text(path)), stands.join(', ') || '–'];
  });
  return table(['room', 'what for', 'stands on'], rows);
}

async function configuration(project: Project): Promise<string[]> {
  const exported = await load(project, 'src/platform/config/config.ts', Variables);
  const rows = exported?.configurationVariables.map((each) => [code(each.name), code(each.default), each.meaning]);
  return table(['variable', 'without it', 'meaning'], rows ?? []);
}

async function commands(project: Project): Promise<string[]> {
  const exported = await load(project, 'src/main/cli/commands.ts', Commands);
  return table(['command', 'what it does'], exported?.commands.map((each) => [code(each.usage), each.summary]) ?? []);
}

async function routes(project: Project): Promise<string[]> {
  const endpoints = (await exportsOf(project, 'contract')).flatMap(endpointsIn);
  const rows = endpoints.map((each) => [each.method, code(each.path), each.access, each.summary]);
  return table(['method', 'path', 'who', 'what it does'], rows);
}

/** A contract exports its endpoints one by one or gathered in an object. */
function endpointsIn(exported: unknown): z.output<typeof Endpoint>[] {
  const read = Endpoint.safeParse(exported);
  if (read.success) return [read.data];
  if (typeof exported !== 'object' || exported === null || Object.getPrototypeOf(exported) !== Object.prototype)
    return [];
  return Object.values(exported).flatMap((inner) => {
    const each = Endpoint.safeParse(inner);
    return each.success ? [each.data] : [];
  });
}

async function permissions(project: Project): Promise<string[]> {
  const tables = (await exportsOf(project, 'access')).flatMap((exported) => {
    const read = AccessTable.safeParse(exported);
    return read.success ? Object.entries(read.data) : [];
  });
  const named = await load(project, 'src/platform/db/scope.ts', Roles);
  const roles = named?.roles ?? [...new Set(tables.flatMap(([, each]) => each.roles))];
  const rows = tables.map(([permission, each]) => {
    const marks = roles.map((role) => (each.roles.includes(role) ? '•' : ''));
    return [code(permission), each.sentence, ...marks];
  });
  return table(['permission', 'what it allows', ...roles], rows);
}

/** Every value that the rooms export from one of their pieces, in the order of the rooms. */
async function exportsOf(project: Project, piece: string): Promise<unknown[]> {
  const ofPiece = new RegExp(`^src/features/[^/]+/${piece}(/.+)?\\.ts$`);
  const paths = project.paths.filter((path) => ofPiece.test(path) && !path.includes('.test.'));
  const modules = await Promise.all(paths.map((path) => importFrom(project, path)));
  return modules.flatMap((module) => Object.values(module));
}

function errors(project: Project): string[] {
  const english = readCatalogues(project).filter((catalogue) => catalogue.language === 'en');
  const rows = english.flatMap(({ namespace, entries }) =>
    [...errorCodesOf(project, namespace)].map((each) => [
      code(each),
      namespace,
      entries.get(`errors.${each}`) ?? entries.get(`errors.${each}_other`) ?? '',
    ]),
  );
  return table(['code', 'room', 'what a person reads'], rows);
}

/** Undefined where the tree has no such file: a list about it is then empty. */
async function load<Shape extends z.ZodType>(
  project: Project,
  path: string,
  shape: Shape,
): Promise<z.output<Shape> | undefined> {
  if (!project.has(path)) return undefined;
  const read = shape.safeParse(await importFrom(project, path));
  if (read.success) return read.data;
  throw new Error(`${path} does not export what the documents list: ${z.prettifyError(read.error)}`);
}

async function importFrom(project: Project, path: string): Promise<Record<string, unknown>> {
  return { ...(await import(pathToFileURL(join(project.root, path)).href)) };
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

function code(text: string): string {
  return `\`${text}\``;
}

function firstSentence(markdown: string): string {
  const paragraph =
    markdown.split(/\n\s*\n/).find((block) => block.trim() !== '' && !block.trim().startsWith('#')) ?? '';
  const flat = paragraph.replace(/\s+/g, ' ').trim();
  return /^.*?[.:](?=\s|$)/.exec(flat)?.[0].replace(/:$/, '.') ?? flat;
}
