import { z } from 'zod';
import { createOrganisation } from '#features/identity/writes/organisations.ts';
import { createSignInLink } from '#features/identity/writes/sign-in-links.ts';
import { type Command, type ExitCode, WrongUsage } from './command.ts';
import { withServices } from './installation.ts';

export function emailOf(value: string | boolean | undefined): string {
  const email = z.email().safeParse(value);
  if (!email.success) throw new WrongUsage('--owner takes an e-mail address.');
  return email.data;
}

export const organisationCreate: Command = {
  name: 'organisation create',
  usage: 'organisation create NAME --owner EMAIL',
  summary: 'makes an organisation and prints a sign-in link for its owner',
  options: { owner: { type: 'string' }, language: { type: 'string' }, region: { type: 'string' } },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const ownerEmail = emailOf(options.owner);
    const name = positionals[0]?.trim() ?? '';
    if (name === '') throw new WrongUsage('The organisation needs a name.');
    return withServices<ExitCode>(terminal, async (services) => {
      const founded = await createOrganisation(services, {
        name,
        language: options.language === 'en' ? 'en' : 'et',
        region: typeof options.region === 'string' ? options.region : '',
        ownerEmail,
        ownerName: ownerEmail.split('@')[0] ?? ownerEmail,
      });
      terminal.err(`Organisation ${founded.slug} is ready.`);
      terminal.out(await createSignInLink(services, ownerEmail));
      return 0;
    });
  },
};

export const signInLink: Command = {
  name: 'sign-in-link',
  usage: 'sign-in-link EMAIL',
  summary: 'prints a one-time sign-in link, good for 15 minutes',
  options: {},
  positionals: 1,
  run: ({ positionals, terminal }) =>
    withServices<ExitCode>(terminal, async (services) => {
      terminal.out(await createSignInLink(services, positionals[0] ?? ''));
      return 0;
    }),
};
