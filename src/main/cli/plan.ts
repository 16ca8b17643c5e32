import { writeFile } from 'node:fs/promises';
import { firstOrganisations, organisationBySlug } from '#features/identity/reads/organisations.ts';
import { systemScope } from '#features/identity/reads/system-scope.ts';
import { type ExportFormat, exportPlan } from '#features/plan/reads/export-plan.ts';
import { type PlanLine, planLines } from '#features/plan/reads/plan-lines.ts';
import { terminalLanguages } from '#platform/config/terminal-languages.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type Command, Declined, type ExitCode, WrongUsage } from './command.ts';
import { withServices } from './installation.ts';
import { sentence } from './sentences.ts';

interface KnownPlan extends PlanLine {
  /** Slug. */
  organisation: string;
}

export const planList: Command = {
  name: 'plan list',
  usage: 'plan list [--organisation SLUG] [--json]',
  options: { organisation: { type: 'string' }, json: { type: 'boolean' } },
  positionals: 0,
  run: ({ options, terminal }) =>
    withServices<ExitCode>(terminal, async (services) => {
      const plans = await knownPlans(services, options.organisation);
      if (options.json) terminal.out(JSON.stringify({ plans: plans.map(asListed) }, null, 2));
      else if (plans.length === 0) terminal.err(sentence('no_plans'));
      else terminal.out(plans.map(asLine).join('\n'));
      return 0;
    }),
};

const formats: readonly string[] = ['docx', 'xlsx', 'csv', 'json', 'pdf'];

export const planExport: Command = {
  name: 'plan export',
  usage: 'plan export PLAN --format docx|xlsx|csv|json|pdf -o FILE [--organisation SLUG]',
  options: {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    organisation: { type: 'string' },
  },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const { format, output } = options;
    if (typeof format !== 'string' || !formats.includes(format))
      throw new WrongUsage('format_unknown', { formats: formats.join(', ') });
    if (typeof output !== 'string') throw new WrongUsage('output_missing');
    return withServices<ExitCode>(terminal, async (services) => {
      const plan = planNamed(await knownPlans(services, options.organisation), positionals[0] ?? '');
      const scope = await systemScope(services.database, plan.organisation, 'bin/kaja');
      const [language] = terminalLanguages();
      const write = await services.database.inScope(scope, (tx) =>
        exportPlan(tx, services.texts, plan.id, format as ExportFormat, language),
      );
      const file = await write();
      await writeFile(output, file.bytes);
      terminal.err(`${output}: ${file.bytes.byteLength} B`);
      return 0;
    });
  },
};

async function knownPlans(services: Services, slug: string | boolean | undefined): Promise<KnownPlan[]> {
  const { database } = services;
  const organisations = await database.inInstallation(async (tx) => {
    if (typeof slug !== 'string') return firstOrganisations(tx, 10_000);
    const found = await organisationBySlug(tx, slug);
    if (!found) throw new Declined('organisation_missing', { slug });
    return [found];
  });
  const plans: KnownPlan[] = [];
  for (const { slug: organisation } of organisations) {
    const scope = await systemScope(database, organisation, 'bin/kaja');
    const lines = await database.inScope(scope, planLines);
    plans.push(...lines.map((line) => ({ ...line, organisation })));
  }
  return plans;
}

const planAddress = /(?:^|\/app\/([^/]+)\/plans\/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:$|[/?#])/i;

/** The plan of an id, of its address in the workspace, or of a title that no other plan has. Throws Declined. */
function planNamed(plans: readonly KnownPlan[], name: string): KnownPlan {
  const [, slug, id] = planAddress.exec(name.trim()) ?? [];
  const found =
    id === undefined
      ? plans.filter((plan) => folded(plan.title) === folded(name))
      : plans.filter((plan) => plan.id === id.toLowerCase() && plan.organisation === (slug ?? plan.organisation));
  const [only, ...more] = found;
  if (!only) throw new Declined('plan_unknown', { plan: name });
  if (more.length > 0) throw new Declined('plan_ambiguous', { plan: name, plans: found.map(asLine).join('\n') });
  return only;
}

// However it was typed or copied: letters with their marks apart, a line break for a space.
function folded(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function asListed({ organisation, id, title, periodStart, periodEnd }: KnownPlan) {
  return { organisation, id, title, period: { start: periodStart, end: periodEnd } };
}

function asLine({ organisation, id, title, periodStart, periodEnd }: KnownPlan): string {
  return [organisation, id, folded(title), `${periodStart ?? ''}–${periodEnd ?? ''}`].join('\t');
}
