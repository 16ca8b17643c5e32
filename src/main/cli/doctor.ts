import path from 'node:path';
import { knownMigrations } from '#platform/db/migrate.ts';
import { examine } from '#platform/doctor/examine.ts';
import { ownResolver } from '#platform/doctor/mail.ts';
import { asJson, asLines, summaryOf } from '#platform/doctor/say.ts';
import { PostgresProblem } from '#platform/postgres/problem.ts';
import type { Command } from './command.ts';
import { hasInstallation, withOwnedInstallation } from './owner.ts';
import { projectConfig } from './project-config.ts';

/** Ends with 0 where there is no problem, warnings or not, and with 1 where there is one. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  options: { json: { type: 'boolean' } },
  positionals: 0,
  async run({ options, terminal }) {
    const { root, config } = projectConfig();
    const findings = await examine({
      config,
      withDatabase: async (work) => {
        try {
          return await withOwnedInstallation(terminal, ({ ownerUrl }) => work(ownerUrl));
        } catch (error) {
          throw error instanceof PostgresProblem ? new Error(error.spoken) : error;
        }
      },
      isThere: hasInstallation(),
      migrations: await knownMigrations(path.join(root, 'migrations')),
      names: ownResolver(),
      now: () => new Date(),
    });
    if (options.json) terminal.out(asJson(findings));
    else for (const text of [...findings.map(asLines), summaryOf(findings)]) terminal.out(text);
    return findings.some(({ state }) => state === 'problem') ? 1 : 0;
  },
};
