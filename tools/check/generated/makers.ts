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
const Features = z.object({
  features: z.array(
    z.object({
      name: z.string(),
      access: z.record(z.string(), z.object({ roles: z.array(z.string()), sentence: z.string() })).optional(),
      errors: z.record(z.string(), z.string()).optional(),
      endpoints: z
        .array(z.object({ method: z.string(), path: z.string(), access: z.string(), summary: z.string() }))
        .optional(),
    }),
  ),
});
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
  const features = await featuresOf(project);
  const rows = features.flatMap((feature) =>
    (feature.endpoints ?? []).map((each) => [each.method, code(each.path), each.access, each.summary]),
  );
  return table(['method', 'path', 'who', 'what it does'], rows);
}

async function permissions(project: Project): Promise<string[]> {
  const features = await featuresOf(project);
  const named = await load(project, 'src/platform/db/scope.ts', Roles);
  const roles = named?.roles ?? [
    ...new Set(features.flatMap(({ access }) => Object.values(access ?? {}).flatMap((each) => each.roles))),
  ];
  const rows = features.flatMap((feature) =>
    Object.entries(feature.access ?? {}).map(([permission, each]) => [
      code(permission),
      each.sentence,
      ...roles.map((role) => (each.roles.includes(role) ? '•' : '')),
    ]),
  );
  return table(['permission', 'what it allows', ...roles], rows);
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

async function featuresOf(project: Project) {
  return (await load(project, 'src/main/features.ts', Features))?.features ?? [];
}

/** Undefined where the tree has no such file: a list about it is then empty. */
async function load<Shape extends z.ZodType>(
  project: Project,
  path: string,
  shape: Shape,
): Promise<z.output<Shape> | undefined> {
  if (!project.has(path)) return undefined;
  const exported: Record<string, unknown> = await import(pathToFileURL(join(project.root, path)).href);
  const read = shape.safeParse({ ...exported });
  if (read.success) return read.data;
  throw new Error(`${path} does not export what the documents list: ${z.prettifyError(read.error)}`);
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
