import { z } from 'zod';
import { firstOrganisations } from '#features/identity/reads/organisations.ts';
import { slugOf } from '#features/identity/rules.ts';
import { createOrganisation } from '#features/identity/writes/organisations.ts';
import { resetSecondFactor } from '#features/identity/writes/second-factor.ts';
import { createSignInLink } from '#features/identity/writes/sign-in-links.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type Command, Declined, type ExitCode, WrongUsage } from './command.ts';
import { withServices } from './installation.ts';
import { sentence } from './sentences.ts';

export function ownerOf(value: string | boolean | undefined): string {
  if (typeof value !== 'string') throw new WrongUsage('owner_missing');
  const email = z.email().safeParse(value.trim());
  if (!email.success) throw new WrongUsage('email_wrong', { value });
  return email.data;
}

export const organisationCreate: Command = {
  name: 'organisation create',
  usage: 'organisation create NAME --owner EMAIL [--language et|en] [--region NAME]',
  options: { owner: { type: 'string' }, language: { type: 'string' }, region: { type: 'string' } },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const ownerEmail = ownerOf(options.owner);
    const name = positionals[0]?.trim() ?? '';
    if (name === '') throw new WrongUsage('name_missing');
    const language = options.language ?? 'et';
    if (language !== 'et' && language !== 'en') throw new WrongUsage('language_unknown');
    return withServices<ExitCode>(terminal, async (services) => {
      await refuseSecond(services, name);
      const { slug } = await createOrganisation(services, {
        name,
        language,
        region: typeof options.region === 'string' ? options.region : '',
        ownerEmail,
        ownerName: ownerEmail.split('@')[0] ?? ownerEmail,
      });
      if (slug !== slugOf(name)) terminal.err(sentence('slug_numbered', { taken: slugOf(name), slug }));
      terminal.err(sentence('organisation_ready', { slug }));
      terminal.out(await createSignInLink(services, ownerEmail));
      return 0;
    });
  },
};

// Whoever gives the command a second time wants the link again; two organisations of one name help nobody.
async function refuseSecond(services: Services, name: string): Promise<void> {
  const folded = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const known = await services.database.inInstallation((tx) => firstOrganisations(tx, 10_000));
  const same = known.find((one) => folded(one.name) === folded(name));
  if (same) throw new Declined('organisation_twice', { name: same.name, slug: same.slug });
}

export const signInLink: Command = {
  name: 'sign-in-link',
  usage: 'sign-in-link EMAIL',
  options: {},
  positionals: 1,
  run: ({ positionals, terminal }) =>
    withServices<ExitCode>(terminal, async (services) => {
      terminal.out(await createSignInLink(services, positionals[0] ?? ''));
      return 0;
    }),
};

export const secondFactorOff: Command = {
  name: 'second-factor-off',
  usage: 'second-factor-off EMAIL',
  options: {},
  positionals: 1,
  run: ({ positionals, terminal }) =>
    withServices<ExitCode>(terminal, async (services) => {
      const email = positionals[0] ?? '';
      const wasOn = await resetSecondFactor(services, email);
      terminal.err(sentence(wasOn ? 'second_factor_now_off' : 'second_factor_was_off', { email }));
      return 0;
    }),
};
