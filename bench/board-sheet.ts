import { anOrganisation } from '#features/identity/builders.ts';
import { anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { writeBoardSheet } from '#features/plan/formats/pdf/board-sheet.ts';
import { readBoardSheet } from '#features/plan/reads/board-sheet/board-sheet.ts';
import { exportPlan } from '#features/plan/reads/export-plan.ts';
import { indicatorTargets } from '#features/plan/rules/document/targets.ts';
import { measure } from '#features/plan/writes/measurements.ts';
import { dayOf } from '#platform/time/clock.ts';
import { type Benchmark, median, rounded } from './benchmark.ts';
import { openBenchInstallation } from './installation.ts';

const rounds = 5;

/** The board's page of a plan of 60 indicators with five years of monthly figures, from its rows to its PDF. */
export const benchmark: Benchmark = async (scale, say) => {
  const activities = Math.max(3, Math.round(30 * scale));
  const months = Math.max(6, Math.round(60 * scale));
  const installation = await openBenchInstallation();
  const { services } = installation;
  const { scope } = await anOrganisation(services);
  const { planId } = await aPlan(services, scope, planOf(activities));
  await services.database.inScope(scope, async (tx) => {
    const { rows } = await tx.query('select id from plan_target where organisation_id = $1', [scope.organisationId]);
    for (const { id } of rows) {
      for (let month = 0; month < months; month += 1) {
        const measuredOn = `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
        await measure(tx, services.clock.now(), String(id), { value: month, measuredOn });
      }
    }
  });
  const today = dayOf(services.clock.now());
  const speak = (key: string, params?: Record<string, string | number>) =>
    services.texts.say('et', `plan:${key}`, params);
  const whole: number[] = [];
  const reading: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now();
    const sheet = await services.database.inScope(scope, (tx) => readBoardSheet(tx, planId, {}, today));
    const read = (performance.now() - began) / 1000;
    await writeBoardSheet(sheet, 'et', speak);
    const seconds = (performance.now() - began) / 1000;
    say(`${round === 0 ? 'first, with the start of the program' : `round ${round}`}: ${seconds.toFixed(2)} s`);
    if (round === 0) continue;
    whole.push(seconds);
    reading.push(read);
  }
  const exported = performance.now();
  const write = await services.database.inScope(scope, (tx) => exportPlan(tx, services.texts, planId, 'pdf', 'et'));
  await write();
  const planSeconds = (performance.now() - exported) / 1000;
  await installation.close();
  return {
    figures: { boardSheetSeconds: rounded(median(whole)), planPdfSeconds: rounded(planSeconds) },
    yardstick: { readingSeconds: rounded(median(reading)) },
    work: { activities, indicators: activities * 2, measurements: activities * 2 * months, rounds },
  };
};

function planOf(activities: number) {
  const indicators = ['Külastajate arv on vähemalt 1000.', 'Jälgijate arv kasvab vähemalt 20% aastas.'];
  return aParsedPlan(
    Array.from({ length: activities }, (_, index) =>
      anActivity({
        code: `1.${index + 1}`,
        title: `Tegevus number ${index + 1}`,
        indicators: indicators.map((text) => ({ text, targets: indicatorTargets(text) })),
      }),
    ),
  );
}
