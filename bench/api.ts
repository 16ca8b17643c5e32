import autocannon from 'autocannon';
import pg from 'pg';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { factsSql } from '#features/plan/reads/facts.ts';
import { indicatorTargets } from '#features/plan/rules/document/targets.ts';
import { features } from '#main/features.ts';
import { openServer } from '#platform/composition/compose.ts';
import { type Benchmark, median, rounded } from './benchmark.ts';
import { openBenchInstallation } from './installation.ts';

const rounds = 5;

/**
 * A list of 50 activities through session, scope, row-level security and schema, against a handler of the same server
 * that runs only the same SELECT on the bare driver and stringifies its rows.
 */
export const benchmark: Benchmark = async (scale, say) => {
  const installation = await openBenchInstallation();
  const { services } = installation;
  const { scope, slug } = await anOrganisation(services);
  const { planId } = await aPlan(services, scope, fiftyActivities());
  const cookie = await cookieOf(services, 'mari@uhing.example');
  const server = await openServer(installation, features, { workspaceFolder: null, version: 'bench' });
  const pool = new pg.Pool({
    connectionString: installation.appUrl,
    max: 12,
    options: `-c kaja.organisation_id=${scope.organisationId}`,
  });
  pool.on('error', () => undefined);
  const values = [scope.organisationId, planId, null, null, null, null, null, null, 51];
  server.get('/bench/bare', async (_request, reply) => {
    const { rows } = await pool.query({ name: 'bare', text: factsSql, values });
    return reply.type('application/json').send(JSON.stringify(rows));
  });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const seconds = Math.max(1, Math.round(4 * scale));
  const load = async (path: string) => {
    const result = await autocannon({
      url: `${address}${path}`,
      connections: 10,
      duration: seconds,
      headers: { cookie },
    });
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path}: ${result.non2xx} answers were not 2xx`);
    return result.requests.average;
  };
  const list = `/api/v1/organisations/${slug}/plans/${planId}/activities?limit=50`;
  await load(list);
  await load('/bench/bare');
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    whole.push(await load(list));
    bare.push(await load('/bench/bare'));
    say(`round ${round}: ${whole.at(-1)} against ${bare.at(-1)} requests a second`);
  }
  await server.close();
  await pool.end();
  await installation.close();
  return {
    figures: { ratioToBareSelect: rounded(median(whole) / median(bare)), perSecond: rounded(median(whole), 0) },
    yardstick: { bareSelectPerSecond: rounded(median(bare), 0) },
    work: { activities: 50, connections: 10, rounds, secondsPerRound: seconds },
  };
};

function fiftyActivities() {
  const indicators = ['Leht on avatud.', 'Ilmunud on vähemalt 4 lugu.'].map((text) => ({
    text,
    targets: indicatorTargets(text),
  }));
  const steps = ['Kokku leppida', 'Koostada', 'Avaldada'].map((text, index) => ({
    number: index + 1,
    text,
    recurs: null,
    conditional: false,
    targets: [],
  }));
  return aParsedPlan(
    Array.from({ length: 50 }, (_, index) =>
      anActivity({
        code: `1.${index + 1}`,
        title: `Tegevus number ${index + 1}`,
        indicators,
        steps,
        parties: ['Meeskond', 'Töögrupp'],
      }),
    ),
  );
}
