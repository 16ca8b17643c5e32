import { anOrganisation } from '#features/identity/builders.ts';
import { readDocument } from '#features/plan/formats/read-document.ts';
import { understandPlan } from '#features/plan/rules/document/understand.ts';
import { storePlan } from '#features/plan/writes/store-plan.ts';
import { type Benchmark, median, rounded } from './benchmark.ts';
import { firstLoadKilobytes } from './first-load.ts';
import { openBenchInstallation } from './installation.ts';

const rounds = 3;

/** A plan of a thousand activities from the bytes of its file to its rows; and what the workspace's first screen loads. */
export const benchmark: Benchmark = async (scale, say) => {
  const activities = Math.max(10, Math.round(1000 * scale));
  const bytes = Buffer.from(planOf(activities), 'utf8');
  const installation = await openBenchInstallation();
  const { services } = installation;
  const { scope } = await anOrganisation(services);
  const whole: number[] = [];
  const reading: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const began = performance.now();
    const parsed = understandPlan(await readDocument(bytes, { fileName: 'kava.tsv' }));
    reading.push((performance.now() - began) / 1000);
    const stored = await services.database.inScope(scope, (tx) =>
      storePlan(tx, services.clock.now(), parsed, { dates: { choice: 'keep' } }),
    );
    whole.push((performance.now() - began) / 1000);
    if (stored.activities !== activities) throw new Error(`${stored.activities} activities came in, not ${activities}`);
    say(`round ${round}: ${whole.at(-1)?.toFixed(2)} s`);
  }
  await installation.close();
  return {
    figures: { seconds1000: rounded(median(whole)), adminFirstLoadKb: await firstLoadKilobytes(say) },
    yardstick: { readingSeconds: rounded(median(reading)) },
    work: { activities, bytes: bytes.byteLength, rounds },
  };
};

function planOf(activities: number): string {
  const lines = ['Suur kava', '', 'Jrk\tTegevus\tIndikaator\tAjakava\tAlategevused\tOsalejad'];
  for (let index = 0; index < activities; index++) {
    const section = Math.floor(index / 20) + 1;
    if (index % 20 === 0) lines.push(`${section}.\tOsa number ${section}\t\t\t\t`);
    lines.push(
      [
        `${section}.${(index % 20) + 1}.`,
        `Külade infopäev number ${index + 1} koos järelkajaga`,
        `Osalejate arv kasvab vähemalt ${(index % 9) + 5}% aastas. Loodud on 2-3 töörühma.`,
        `jaanuar-märts ${2024 + (index % 3)}`,
        '1) leppida kokku päevakava (koht, aeg). 2) saata kutsed kord kvartalis. 3) vajadusel korrata.',
        `Meeskond, Töörühm ${index % 40}, külavanemad`,
      ].join('\t'),
    );
  }
  return lines.join('\n');
}
