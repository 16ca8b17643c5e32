import { recordAudit } from '#platform/audit/audit.ts';
import type { Language } from '#platform/db/scope.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { MetricView } from '../contract/measuring.ts';
import { measuringOfPlan, metrics, sources, values } from '../contract/measuring-endpoints.ts';
import { readPlanMeasuring } from '../reads/plan-measuring.ts';
import { findShownPlan } from '../reads/plans.ts';
import { readRecords, titleOf } from '../reads/records.ts';
import { pointsOf, readSeries } from '../reads/series.ts';
import { freezeBaseline, valueToFreeze } from '../writes/measuring/baseline.ts';
import { correctValue } from '../writes/measuring/corrections.ts';
import { lockPeriod, unlockPeriod } from '../writes/measuring/locks.ts';
import { changeSource } from '../writes/measuring/sources.ts';
import { trySource } from '../writes/measuring/trial.ts';
import type { Answers } from './answers.ts';

export function measuringRoutes(services: Services, answers: Answers): Route[] {
  const { database, clock } = services;
  return [
    route(metrics.list, async ({ language }) => ({ metrics: metricViews(services, language) })),
    route(sources.change, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => changeSource(tx, at, services.metrics, params.id, body, answers.today())),
    ),
    route(sources.trial, async ({ scope, params, body }) => {
      const { target, values: found, hand, problem } = await trySource(services, scope, params.id, body.source);
      const authored = hand.map((one) => ({ ...one, note: '', author: '' }));
      return { points: pointsOf(found, authored, []), problem, unit: target.unit };
    }),
    route(sources.freezeBaseline, async ({ scope, params, body }) => {
      const value = await valueToFreeze(services, scope, params.id, body);
      return answers.activity(scope, (tx, at) => freezeBaseline(tx, at, params.id, body, value));
    }),
    route(values.series, ({ scope, params }) => answers.read(scope, (tx) => readSeries(tx, params.id))),
    route(values.records, ({ scope, params, query, language }) =>
      answers.read(scope, (tx, today) => {
        const { metrics, texts, access } = services;
        const asked = { start: query.start, end: query.end, part: query.part ?? null };
        return readRecords(tx, { metrics, texts, access, language, today }, params.id, asked);
      }),
    ),
    route(values.correct, ({ scope, params, body }) =>
      answers.activity(scope, (tx, at) => correctValue(tx, at, params.id, body)),
    ),
    route(measuringOfPlan.read, ({ scope, params }) => answers.read(scope, (tx) => readPlanMeasuring(tx, params.id))),
    route(measuringOfPlan.recompute, ({ scope, params }) =>
      database.inScope(scope, async (tx) => {
        await findShownPlan(tx, params.id);
        const at = clock.now();
        // Whoever works hears of it as of any other change, so this process needs no queue of its own.
        const subject = { kind: 'figures', id: params.id };
        await recordAudit(tx, { at, action: 'plan.figures.asked', subject, change: { before: null, after: null } });
        return { requestedAt: at.toISOString() };
      }),
    ),
    route(measuringOfPlan.lock, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        const id = await lockPeriod(tx, clock.now(), params.id, body, answers.today());
        return { measuring: await readPlanMeasuring(tx, params.id), id };
      }),
    ),
    route(measuringOfPlan.unlock, ({ scope, params, body }) =>
      database.inScope(scope, async (tx) => {
        const planId = await unlockPeriod(tx, clock.now(), params.id, body.reason);
        return { measuring: await readPlanMeasuring(tx, planId) };
      }),
    ),
  ];
}

/** By room and title, as a reader of this language looks for them. */
function metricViews({ metrics, texts }: Pick<Services, 'metrics' | 'texts'>, language: Language): MetricView[] {
  const { compare } = new Intl.Collator(language);
  return metrics
    .all()
    .map((metric) => {
      const [room = '', name = ''] = metric.key.split('.');
      return {
        key: metric.key,
        room,
        title: titleOf({ texts, language, metrics }, metric.key),
        definition: texts.say(language, `${room}:metrics.${name}.definition`),
        unit: metric.unit,
        figure: metric.kind,
        breakdowns: metric.breakdowns.map((key) => ({ key, title: texts.say(language, `${room}:breakdowns.${key}`) })),
        byActivity: metric.byActivity,
      };
    })
    .sort((a, b) => a.room.localeCompare(b.room) || compare(a.title, b.title));
}
