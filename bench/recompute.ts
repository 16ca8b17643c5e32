import pg from 'pg';
import { anOrganisation } from '#features/identity/builders.ts';
import { anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { indicatorTargets } from '#features/plan/rules/document/targets.ts';
import { recompute } from '#features/plan/writes/measuring/recompute.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type Benchmark, median, rounded } from './benchmark.ts';
import { openBenchInstallation } from './installation.ts';

const rounds = 5;
const months = 60;
const stepsOfActivity = 25;

/**
 * A plan of sixty indicators over five years of monthly figures, computed from nothing: every metric is asked over real
 * steps, ticks and evidence, every figure is written. In turns with one bare upsert of as many rows.
 */
export const benchmark: Benchmark = async (scale, say) => {
  const indicators = Math.max(6, Math.round(60 * scale));
  const installation = await openBenchInstallation();
  const { services } = installation;
  const { scope } = await anOrganisation(services);
  await planOf(services, scope, indicators);
  const client = new pg.Client({
    connectionString: installation.appUrl,
    options: `-c kaja.organisation_id=${scope.organisationId}`,
  });
  await client.connect();
  const whole: number[] = [];
  const again: number[] = [];
  const bare: number[] = [];
  let values = 0;
  for (let round = 0; round <= rounds; round++) {
    await client.query('delete from plan_value where organisation_id = $1', [scope.organisationId]);
    const computed = await timed(() => recompute(services, scope));
    ({ values } = computed.result);
    if (values < indicators * months || computed.result.failed > 0)
      throw new Error(`${values} figures, not all of them`);
    const unchanged = await timed(() => recompute(services, scope));
    const upserted = await bareUpsert(client, scope.organisationId);
    // The first round warms what a running process has warm.
    if (round === 0) continue;
    whole.push(computed.ms);
    again.push(unchanged.ms);
    bare.push(upserted);
    say(
      `round ${round}: ${computed.ms.toFixed(0)} ms, unchanged ${unchanged.ms.toFixed(0)} ms, bare ${upserted.toFixed(0)} ms`,
    );
  }
  await client.end();
  await installation.close();
  return {
    figures: {
      ms: rounded(median(whole), 0),
      unchangedMs: rounded(median(again), 0),
      ratioToBareUpsert: rounded(median(whole) / median(bare)),
    },
    yardstick: { bareUpsertMs: rounded(median(bare), 0) },
    work: { indicators, months, values, steps: indicators * stepsOfActivity, rounds },
  };
};

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

/** The rows that were just computed, written once more by one statement and nothing else. @returns its milliseconds */
async function bareUpsert(client: pg.Client, organisationId: string): Promise<number> {
  await client.query('begin');
  await client.query(
    'create temporary table rows on commit drop as select * from plan_value where organisation_id = $1',
    [organisationId],
  );
  await client.query('delete from plan_value where organisation_id = $1', [organisationId]);
  const { ms } = await timed(() =>
    client.query(
      `insert into plan_value select * from rows
       on conflict (organisation_id, target_id, period_start, period_end, part) do update set value = excluded.value`,
    ),
  );
  await client.query('commit');
  return ms;
}

/** What such a plan holds: steps done by and by, recurring ones ticked, evidence; each activity measured in its own way. */
async function planOf({ database, clock }: Services, scope: Scope, indicators: number): Promise<void> {
  const text = 'Ilmunud on vähemalt 40 lugu.';
  const steps = Array.from({ length: stepsOfActivity }, (_, index) => ({
    number: index + 1,
    text: `Alategevus ${index + 1}`,
    recurs: index === 0 ? { per: 'month' as const, min: 1, max: null } : null,
    conditional: false,
    targets: [],
  }));
  const activity = anActivity({
    period: { text: '', start: '2021-12-01', end: '2026-11-30', continuous: false },
    indicators: [{ text, targets: indicatorTargets(text) }],
    parties: ['Meeskond', 'Töögrupp', 'Juhatus'],
    steps,
  });
  const parsed = aParsedPlan(
    Array.from({ length: indicators }, (_, index) => ({ ...activity, code: `1.${index + 1}` })),
  );
  const { planId } = await aPlan({ database, clock }, scope, parsed);
  await database.inScope(scope, (tx) => workOn(tx, planId));
}

async function workOn(tx: ScopedTx, planId: string): Promise<void> {
  const of = [tx.scope.organisationId];
  await tx.query(`update plan set counted_from = '2021-12-01' where organisation_id = $1 and id = $2`, [...of, planId]);
  await tx.query(
    `update plan_step set state = 'done', done_by = 'Mari', due_on = date '2021-12-15' + number * 71,
         done_on = date '2021-12-10' + number * 71 + (position % 7) where organisation_id = $1 and not recurs`,
    of,
  );
  await tx.query(
    `insert into plan_occurrence (organisation_id, id, step_id, activity_id, starts_on, ends_on, done_on, done_by)
       select $1, gen_random_uuid(), s.id, s.activity_id, m.on, m.on + 27, m.on + 20, 'Mari'
       from plan_step s, lateral (select generate_series('2021-12-01', '2026-10-01', interval '1 month')::date as on) m
       where s.organisation_id = $1 and s.recurs`,
    of,
  );
  await tx.query(
    `insert into plan_evidence (organisation_id, id, activity_id, kind, title, dated_on, created_at, author)
       select $1, gen_random_uuid(), a.id, 'note', 'Kokkuvõte', date '2021-12-05' + n * 90, now(), 'Mari'
       from plan_activity a, generate_series(0, 19) n where a.organisation_id = $1`,
    of,
  );
  await tx.query(
    `update plan_target t set source = (array[
         '{"kind":"metric","metric":"plan.steps-done","breakdown":null,"ofActivity":true,"per":"month","figure":"flow"}',
         '{"kind":"metric","metric":"plan.steps-on-time","breakdown":null,"ofActivity":true,"per":"month","figure":"share"}',
         '{"kind":"metric","metric":"plan.evidence-added","breakdown":null,"ofActivity":true,"per":"month","figure":"flow"}',
         '{"kind":"metric","metric":"plan.steps-on-time","breakdown":null,"ofActivity":false,"per":"month","figure":"share"}',
         '{"kind":"formula","per":"month","figure":"share","formula":{"do":"ratio","percent":true,
           "over":{"from":"metric","metric":"plan.evidence-added","breakdown":null,"ofActivity":true},
           "under":{"from":"metric","metric":"plan.steps-done","breakdown":null,"ofActivity":true}}}',
         '{"kind":"formula","per":"month","figure":"flow","formula":{"do":"min",
           "of":[{"from":"metric","metric":"plan.steps-done","breakdown":"party","ofActivity":false}]}}'
       ]::jsonb[])[1 + (substring(a.code from '[0-9]+$')::int % 6)],
         kind = (array['count', 'rate', 'count', 'rate', 'threshold', 'threshold'])[1 + (substring(a.code from '[0-9]+$')::int % 6)]
       from plan_activity a where t.organisation_id = $1 and a.organisation_id = $1 and a.id = t.activity_id`,
    of,
  );
}
