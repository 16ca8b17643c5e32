import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { organisationBySlug } from '#features/identity/reads/organisations.ts';
import { systemScope } from '#features/identity/reads/system-scope.ts';
import { createOrganisation } from '#features/identity/writes/organisations.ts';
import type { ParsedPlan } from '#features/plan/contract/document.ts';
import { readDocument } from '#features/plan/formats/read-document.ts';
import { planLines } from '#features/plan/reads/plan-lines.ts';
import { understandPlan } from '#features/plan/rules/document/understand.ts';
import { storePlan } from '#features/plan/writes/store-plan.ts';
import { terminalLanguages } from '#platform/config/terminal-languages.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type Command, type ExitCode, type Terminal, WrongUsage } from './command.ts';
import { withServices } from './installation.ts';
import { ownerOf } from './organisation.ts';
import { inEach, note, sentence } from './sentences.ts';
import { sayIfLarge, sayingIfSlow } from './slow.ts';

async function parseFile(terminal: Terminal, file: string): Promise<ParsedPlan> {
  const bytes = await readFile(file);
  sayIfLarge(terminal, bytes.byteLength);
  const [language, ...others] = terminalLanguages();
  // Where nothing tells the reader's language, warnings speak that of the document.
  const options = others.length === 0 ? { language } : {};
  return understandPlan(await readDocument(bytes, { fileName: path.basename(file) }), options);
}

function sayWarnings(terminal: Terminal, { warnings }: ParsedPlan): void {
  for (const { row, column, message } of warnings) {
    const place = [row === null ? null : note('row', { row }), column].filter((part) => part !== null).join(', ');
    terminal.err(place === '' ? message : `${place}: ${message}`);
  }
}

export const planParse: Command = {
  name: 'plan parse',
  usage: 'plan parse FILE [--json]',
  options: { json: { type: 'boolean' } },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const file = positionals[0] ?? '';
    const parsed = await parseFile(terminal, file);
    const activities = parsed.sections.flatMap((section) => section.activities);
    const steps = activities.reduce((sum, activity) => sum + activity.steps.length, 0);
    const counts = [
      ['sections', parsed.sections.length],
      ['activities', activities.length],
      ['steps', steps],
    ] as const;
    const counted = inEach((word) => counts.map(([key, count]) => word(key, { count })).join(', '), ' / ');
    terminal.out(
      options.json ? JSON.stringify(parsed, null, 2) : `${parsed.title.trim() || path.basename(file)}: ${counted}`,
    );
    sayWarnings(terminal, parsed);
    return 0;
  },
};

export const planImport: Command = {
  name: 'plan import',
  usage: 'plan import FILE --organisation SLUG [--create NAME --owner EMAIL] [--json]',
  options: {
    organisation: { type: 'string' },
    create: { type: 'string' },
    owner: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const file = positionals[0] ?? '';
    const slug = options.organisation;
    if (typeof slug !== 'string') throw new WrongUsage('organisation_option_missing');
    const founding =
      typeof options.create === 'string' ? { name: options.create, ownerEmail: ownerOf(options.owner) } : null;
    // Read before the database is opened: what cannot be read changes nothing.
    const parsed = await parseFile(terminal, file);
    const title = parsed.title.trim() === '' ? path.parse(file).name : undefined;
    return withServices<ExitCode>(terminal, async (services) => {
      const scope = await organisationScope(services, slug, founding);
      const urlOf = (planId: string) => `${services.config.url}/app/${slug}/plans/${planId}`;
      const { stored, twin } = await sayingIfSlow(terminal, note('storing_plan'), () =>
        services.database.inScope(scope, async (tx) => {
          const added = await storePlan(tx, services.clock.now(), parsed, { title, dates: { choice: 'keep' } });
          return { stored: added, twin: await twinOf(tx, added.planId) };
        }),
      );
      if (twin) terminal.err(sentence('plan_twice', { url: urlOf(twin) }));
      const url = urlOf(stored.planId);
      const answer = { planId: stored.planId, url, activities: stored.activities, warnings: parsed.warnings };
      terminal.out(
        options.json ? JSON.stringify(answer, null, 2) : `${note('activities', { count: stored.activities })}: ${url}`,
      );
      if (!options.json) sayWarnings(terminal, parsed);
      return 0;
    });
  },
};

/** Another plan of the same title and period: the same file again, or its next version. */
async function twinOf(tx: ScopedTx, planId: string): Promise<string | null> {
  const plans = await planLines(tx);
  const own = plans.find((plan) => plan.id === planId);
  const twin = plans.find(
    (plan) =>
      plan.id !== planId &&
      plan.title === own?.title &&
      plan.periodStart === own.periodStart &&
      plan.periodEnd === own.periodEnd,
  );
  return twin?.id ?? null;
}

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
