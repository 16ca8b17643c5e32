import { organisationBySlug } from '#features/identity/reads/organisations.ts';
import { openServices, type Parts } from '#platform/composition/compose.ts';

/** Loads the demo organisation once: it is there, or somebody removed it and does not want it back. */
export async function loadDemo(parts: Parts): Promise<void> {
  const { services } = openServices(parts);
  try {
    const known = await services.database.inInstallation((tx) => organisationBySlug(tx, 'demo'));
    if (known) return;
    for (const feature of parts.features) await feature.demo?.(services);
  } finally {
    await services.database.close();
  }
}
