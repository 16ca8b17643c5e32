import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { firstOrganisations, organisationBySlug } from '#features/identity/reads/organisations.ts';
import { openServices, type Parts } from '#platform/composition/compose.ts';

/**
 * Loads the demo organisation once. Each room looks for itself whether its part is there, so that a start that was
 * killed between two rooms is finished by the next one. Where it was loaded before and is gone beside other
 * organisations, somebody removed it and does not want it back.
 */
export async function loadDemo(parts: Parts): Promise<void> {
  const { services } = openServices(parts);
  const mark = path.join(parts.config.dataFolder, 'demo-was-loaded');
  try {
    const { known, others } = await services.database.inInstallation(async (tx) => ({
      known: (await organisationBySlug(tx, 'demo')) !== null,
      others: (await firstOrganisations(tx, 1)).length > 0,
    }));
    if (!known && others && existsSync(mark)) return;
    for (const feature of parts.features) await feature.demo?.(services);
    writeFileSync(mark, '');
  } finally {
    await services.database.close();
  }
}
