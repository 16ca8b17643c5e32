import { setTimeout as pause } from 'node:timers/promises';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Metric } from '#platform/metrics/metric.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anActivity, aParsedPlan, aPlan } from '../../builders.ts';
import type { SeriesView } from '../../contract/measuring.ts';
import type { ActivityView, TargetView } from '../../contract/plan.ts';
import { planFeature } from '../../feature.ts';
import { indicatorTargets } from '../../rules/document/targets.ts';
import { lockPeriod } from './locks.ts';
import { recompute } from './recompute.ts';

/** What the metrics of a room that is not there say: in the hands of the test. */
interface Said {
  value: (start: string, end: string) => number | null;
  does: 'answer' | 'throw' | 'sleep';
}

const texts = [
  'Leht on avatud.',
  'Ilmunud on vähemalt 40 lugu.',
  'Jälgijate arv kasvab vähemalt 20% aastas.',
  'Vähemalt 80% vastab.',
  'Igas vallas ilmub lugu vähemalt kord kvartalis.',
];

interface Opened {
  installation: TestInstallation;
  clock: ReturnType<typeof standingClock>;
  scope: Scope;
  slug: string;
  cookie: string;
}

/** An organisation whose plan has a target of each kind, and metrics that answer as they are told. */
export class MeasuringWorld {
  readonly clock: ReturnType<typeof standingClock>;
  said: Said = { does: 'answer', value: () => 0 };
  planId = '';
  activityId = '';
  readonly #opened: Opened;

  private constructor(opened: Opened) {
    this.#opened = opened;
    this.clock = opened.clock;
    opened.installation.services.metrics.declare(metricsOf(() => this.said));
  }

  static async open(): Promise<MeasuringWorld> {
    const features = [identityFeature, notificationsFeature, planFeature];
    const clock = standingClock('2026-06-15T09:00:00Z');
    const installation = await openTestInstallation({ features, clock });
    const { scope, slug } = await anOrganisation(installation.services);
    const cookie = await cookieOf(installation.services, 'mari@uhing.example');
    return new MeasuringWorld({ installation, clock, scope, slug, cookie });
  }

  /** A plan of its own for each test. */
  async begin(): Promise<void> {
    this.clock.moveTo('2026-06-15T09:00:00Z');
    this.said = { does: 'answer', value: (_, end) => Number(end.slice(5, 7)) };
    const indicators = texts.map((text) => ({ text, targets: indicatorTargets(text) }));
    const steps = ['Kokku leppida', 'Avaldada'].map((text, index) => ({
      number: index + 1,
      text,
      recurs: null,
      conditional: false,
      targets: [],
    }));
    const { installation, scope } = this.#opened;
    const built = await aPlan(installation.services, scope, aParsedPlan([anActivity({ indicators, steps })]));
    this.planId = built.planId;
    this.activityId = built.activityIds[0] ?? '';
    // What was due before the plan came into Kaja counts for nobody; these plans have been here since January.
    await this.query(`update plan set counted_from = '2026-01-01' where organisation_id = $1`);
  }

  query(text: string, ...values: unknown[]) {
    const { installation, scope } = this.#opened;
    return installation.services.database.inScope(scope, (tx) => tx.query(text, [scope.organisationId, ...values]));
  }

  async call<Body = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    body?: object,
    cookie = this.#opened.cookie,
  ) {
    const answer = await this.#opened.installation.server.inject({
      method,
      url: `/api/v1/organisations/${this.#opened.slug}${path}`,
      headers: { cookie },
      ...(body ? { payload: body } : {}),
    });
    return {
      status: answer.statusCode,
      body: answer.json() as Body & { error: { code: string; field?: string; message: string } },
    };
  }

  async view(): Promise<ActivityView> {
    return (await this.call<ActivityView>('GET', `/activities/${this.activityId}`)).body;
  }

  async target(index: number): Promise<TargetView> {
    const found = (await this.view()).indicators[index]?.targets[0];
    if (!found) throw new Error(`No target ${index}`);
    return found;
  }

  async series(id: string): Promise<SeriesView> {
    return (await this.call<SeriesView>('GET', `/targets/${id}/series`)).body;
  }

  run(limits?: { timeoutMs: number }) {
    const { installation, scope } = this.#opened;
    return recompute(installation.services, scope, { planId: this.planId }, limits);
  }

  async bind(index: number, source: object) {
    const { id, revision } = await this.target(index);
    return this.call<{ undo: string; activity: ActivityView }>('PUT', `/targets/${id}/source`, { source, revision });
  }

  /** Locks a period, and leaves the transaction open until it is told to go on. */
  async lockingPeriod(period: { periodStart: string; periodEnd: string }) {
    const { installation, scope } = this.#opened;
    const [locking, locked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done = installation.services.database.inScope(scope, async (tx) => {
      await lockPeriod(tx, this.clock.now(), this.planId, period, '2026-06-15');
      locked.resolve();
      await locking.promise;
    });
    await locked.promise;
    return { locking, done };
  }

  /** Until a connection of this database waits for another one, or the call has come to its end. */
  async untilWaitingOr(call: Promise<unknown>): Promise<void> {
    let isOver = false;
    void call.finally(() => {
      isOver = true;
    });
    const text = `select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`;
    while (!isOver && (await asOwner(this.#opened.installation, text)).length === 0) await pause(5);
  }

  async cookieOfContributor(): Promise<string> {
    const { services } = this.#opened.installation;
    const { email } = await aMember(services, this.#opened.scope, { role: 'contributor' });
    return cookieOf(services, email);
  }

  close(): Promise<void> {
    return this.#opened.installation.close();
  }
}

export const metric = (key: string, more: object = {}) => ({ kind: 'metric', metric: key, per: 'month', ...more });
export const ofMetric = (key: string, more: object = {}) => ({ from: 'metric', metric: key, ...more });
export const formula = (of: object) => ({ kind: 'formula', per: 'month', formula: of });

function metricsOf(said: () => Said): Metric[] {
  const visits: Metric = {
    key: 'outside.visits',
    unit: 'count',
    kind: 'flow',
    breakdowns: ['municipality'],
    byActivity: false,
    permission: 'plan.read',
    async compute(tx, { periods, breakdown }) {
      const { does, value } = said();
      if (does === 'throw') throw new Error('the outside fell over');
      if (does === 'sleep') await tx.query('select pg_sleep(5)');
      const parts = breakdown === null ? [null] : ['Ees vald', 'Taga vald'];
      return periods.flatMap((period) =>
        parts.flatMap((part) =>
          // The second municipality has something in March alone.
          part === 'Taga vald' && period.end !== '2026-03-31'
            ? []
            : [{ period, part, value: value(period.start, period.end) }],
        ),
      );
    },
    records: async () => [],
  };
  const followers: Metric = { ...visits, key: 'outside.followers', kind: 'level', breakdowns: [] };
  return [visits, followers, { ...visits, key: 'outside.money', unit: 'euro', breakdowns: [] }];
}
