import pg from 'pg';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { features } from '#main/features.ts';
import { openServer } from '#platform/composition/compose.ts';
import { type Benchmark, median, rounded } from './benchmark.ts';
import { openBenchInstallation } from './installation.ts';

const stepsOfOne = 39;
const rounds = 3;
const questions = 60;

/**
 * 200,000 records of one organisation, searched over HTTP as a person types: beginnings of two to six letters, whole and
 * inflected words, two and three words, what is everywhere and what is nowhere. The yardstick reads the same records one
 * by one on the bare driver, as a search without an index would.
 */
export const benchmark: Benchmark = async (scale, say) => {
  const installation = await openBenchInstallation();
  const { services } = installation;
  const { scope, slug } = await anOrganisation(services);
  const chance = new Chance(7);
  const records = Math.round(200_000 * scale);
  const began = performance.now();
  for (let made = 0; made < records; ) {
    const activities = Math.min(500, Math.ceil((records - made) / (stepsOfOne + 1)));
    await aPlan(services, scope, aParsedPlan(Array.from({ length: activities }, () => activityOf(chance))));
    made += activities * (stepsOfOne + 1);
    say(`${made} of ${records} records written and indexed`);
  }
  const writing = (performance.now() - began) / 1000;
  const cookie = await cookieOf(services, 'mari@uhing.example');
  const server = await openServer(installation, features, { workspaceFolder: null, version: 'bench' });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const owner = new pg.Client(installation.appUrl);
  await owner.connect();
  await owner.query(`set kaja.organisation_id = '${scope.organisationId}'`);
  const asked = Array.from({ length: questions }, (_, index) => questionOf(chance, index));
  const indexed: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const text of asked) {
      const start = performance.now();
      const url = `${address}/api/v1/organisations/${slug}/search?text=${encodeURIComponent(text)}`;
      const answer = await fetch(url, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${text}: ${answer.status}`);
      await answer.text();
      // The first round warms the connections up.
      if (round > 0) indexed.push(performance.now() - start);
    }
    const start = performance.now();
    await owner.query(
      'select id, text from plan_step where organisation_id = $1 and position($2 in lower(text)) > 0 limit 24',
      [scope.organisationId, 'nowhere at all'],
    );
    if (round > 0) bare.push(performance.now() - start);
    say(`round ${round}: median ${rounded(median(indexed), 1)} ms`);
  }
  await owner.end();
  await server.close();
  await installation.close();
  const sorted = [...indexed].sort((a, b) => a - b);
  return {
    figures: {
      medianMs: rounded(median(indexed), 1),
      p95Ms: rounded(sorted[Math.floor(sorted.length * 0.95)] ?? 0, 1),
      worstMs: rounded(sorted.at(-1) ?? 0, 1),
      ratioToReadingAll: rounded(median(indexed) / median(bare)),
    },
    yardstick: { readingAllMs: rounded(median(bare), 1) },
    work: { records, questions, rounds, writingSeconds: rounded(writing, 0) },
  };
};

/** The same numbers in every run. */
class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((this.#state / 0x80000000) * limit);
  }
  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

const beginnings =
  'koolitus uudis küla noorte õppe valla kogukonna ettevõtja toidu metsa järve info sündmus küsitlus'.split(' ');
const middles = ['', 'kirja', 'päeva', 'ringi', 'lehe', 'rühma', 'kava', 'võrgu', 'maja', 'retke', 'talgu', 'laada'];
const endings = ['', 'd', 'de', 's', 'st', 'le', 'lt', 'ga', 'ks', 'ni', 'na', 'ta'];
const tails = Array.from({ length: 40 }, (_, index) =>
  index === 0 ? '' : `${'aeiou'[index % 5]}${'klmnprst'[index % 8]}${'aeiou'[(index * 3) % 5]}`,
);

function word(chance: Chance): string {
  return `${chance.of(beginnings)}${chance.of(middles)}${chance.of(tails)}${chance.of(endings)}`;
}

function sentence(chance: Chance, words: number): string {
  return Array.from({ length: words }, () => word(chance)).join(' ');
}

function activityOf(chance: Chance) {
  const steps = Array.from({ length: stepsOfOne }, (_, index) => ({
    number: index + 1,
    text: sentence(chance, 9),
    recurs: null,
    conditional: false,
    targets: [],
  }));
  return anActivity({ title: sentence(chance, 6), indicators: [], steps });
}

function questionOf(chance: Chance, index: number): string {
  const one = word(chance);
  switch (index % 6) {
    case 0:
      return one.slice(0, 2);
    case 1:
      return one.slice(0, 4);
    case 2:
      return one;
    case 3:
      return `${one} ${word(chance).slice(0, 5)}`;
    case 4:
      return `${one.slice(0, 6)} ${word(chance).slice(0, 3)} ${word(chance)}`;
    default:
      return `puudub${index}`;
  }
}
