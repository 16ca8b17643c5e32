import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { firstOrganisations, organisationBySlug } from '#features/identity/reads/organisations.ts';
import { systemScope } from '#features/identity/reads/system-scope.ts';
import { createOrganisation } from '#features/identity/writes/organisations.ts';
import { readDocument } from '#features/plan/formats/read-document.ts';
import { type ExportFormat, exportPlan } from '#features/plan/reads/export-plan.ts';
import { hasPlan } from '#features/plan/reads/plans.ts';
import { understandPlan } from '#features/plan/rules/document/understand.ts';
import { storePlan } from '#features/plan/writes/store-plan.ts';
import { isUuid, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type Command, type ExitCode, type Terminal, WrongUsage } from './command.ts';
import { withServices } from './installation.ts';
import { emailOf } from './organisation.ts';
import { sayIfLarge, sayingIfSlow } from './slow.ts';

async function parseFile(terminal: Terminal, file: string) {
  const bytes = await readFile(file);
  sayIfLarge(terminal, bytes.byteLength);
  return understandPlan(await readDocument(bytes, { fileName: path.basename(file) }));
}

export const planParse: Command = {
  name: 'plan parse',
  usage: 'plan parse FILE --json',
  summary: 'reads a plan document without a database',
  options: { json: { type: 'boolean' } },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const parsed = await parseFile(terminal, positionals[0] ?? '');
    const activities = parsed.sections.flatMap((section) => section.activities);
    const steps = activities.reduce((sum, activity) => sum + activity.steps.length, 0);
    if (options.json) terminal.out(JSON.stringify(parsed, null, 2));
    else
      terminal.out(
        `${parsed.title}: ${parsed.sections.length} osa, ${activities.length} tegevust, ${steps} alategevust`,
      );
    for (const warning of parsed.warnings)
      terminal.err(`${warning.row ?? '–'} ${warning.column ?? ''} ${warning.message}`);
    return 0;
  },
};

export const planImport: Command = {
  name: 'plan import',
  usage: 'plan import FILE --organisation SLUG [--create NAME --owner EMAIL] [--json]',
  summary: 'brings a plan into an organisation, whole or not at all',
  options: {
    organisation: { type: 'string' },
    create: { type: 'string' },
    owner: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const slug = options.organisation;
    if (typeof slug !== 'string') throw new WrongUsage('--organisation is missing.');
    const founding =
      typeof options.create === 'string' ? { name: options.create, ownerEmail: emailOf(options.owner) } : null;
    // Read before the database is opened: what cannot be read changes nothing.
    const parsed = await parseFile(terminal, positionals[0] ?? '');
    return withServices<ExitCode>(terminal, async (services) => {
      const scope = await organisationScope(services, slug, founding);
      const stored = await sayingIfSlow(terminal, 'Salvestan kava / Storing the plan', () =>
        services.database.inScope(scope, (tx) =>
          storePlan(tx, services.clock.now(), parsed, { dates: { choice: 'keep' } }),
        ),
      );
      const url = `${services.config.url}/app/${slug}/plans/${stored.planId}`;
      const answer = { planId: stored.planId, url, activities: stored.activities, warnings: parsed.warnings };
      terminal.out(options.json ? JSON.stringify(answer, null, 2) : `${stored.activities} tegevust: ${url}`);
      return 0;
    });
  },
};

async function organisationScope(
  services: Services,
  slug: string,
  founding: { name: string; ownerEmail: string } | null,
): Promise<Scope> {
  const known = await services.database.inInstallation((tx) => organisationBySlug(tx, slug));
  if (!known && founding) {
    const { scope } = await createOrganisation(services, {
      ...founding,
      slug,
      language: 'et',
      region: '',
      ownerName: founding.ownerEmail.split('@')[0] ?? founding.ownerEmail,
    });
    return scope;
  }
  if (!known) throw new Refusal('organisation_unknown', { params: { slug } });
  return systemScope(services.database, slug, 'bin/kaja');
}

const formats: readonly string[] = ['docx', 'xlsx', 'csv', 'json'];

export const planExport: Command = {
  name: 'plan export',
  usage: 'plan export PLAN --format docx|xlsx|csv|json -o FILE',
  summary: 'writes a plan into a file, in its own columns',
  options: { format: { type: 'string' }, output: { type: 'string', short: 'o' } },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const { format, output } = options;
    const planId = positionals[0] ?? '';
    if (typeof format !== 'string' || !formats.includes(format))
      throw new WrongUsage(`--format takes ${formats.join(', ')}.`);
    if (typeof output !== 'string') throw new WrongUsage('-o FILE is missing.');
    if (!isUuid(planId)) throw new Refusal('not_found');
    return withServices<ExitCode>(terminal, async (services) => {
      const slug = await organisationOfPlan(services, planId);
      const scope = await systemScope(services.database, slug, 'bin/kaja');
      const file = await services.database.inScope(scope, (tx) =>
        exportPlan(tx, services.texts, planId, format as ExportFormat, 'et'),
      );
      await writeFile(output, file.bytes);
      terminal.err(`${output}: ${file.bytes.byteLength} B`);
      return 0;
    });
  },
};

/** A plan is named by its id alone; which organisation has it is asked of each, there being few. */
async function organisationOfPlan(services: Services, planId: string): Promise<string> {
  const organisations = await services.database.inInstallation((tx) => firstOrganisations(tx, 10_000));
  for (const { slug } of organisations) {
    const scope = await systemScope(services.database, slug, 'bin/kaja');
    if (await services.database.inScope(scope, (tx) => hasPlan(tx, planId))) return slug;
  }
  throw new Refusal('not_found');
}
