import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import type { PlanView } from '../contract/plan.ts';
import { planFeature } from '../feature.ts';
import { stepOf } from '../rules/document/steps.ts';
import { indicatorTargets } from '../rules/document/targets.ts';
import type { TemplateWords } from './template.ts';
import { templates } from './templates.ts';

const languages = ['et', 'en'] as const;

function activitiesOf(words: TemplateWords) {
  return words.sections.flatMap((section) => section.activities);
}

describe.each(templates.map((template) => [template.key, template] as const))('the template %s', (_, template) => {
  it('promises the same targets in both languages, one for each indicator', () => {
    const [et, en] = languages.map((language) =>
      activitiesOf(template[language]).map(({ indicators }) =>
        indicators.map((text) =>
          indicatorTargets(text).map(({ kind, min, max, per, each }) => ({ kind, min, max, per, each })),
        ),
      ),
    );
    expect(en).toEqual(et);
    expect(et?.flat().every((targets) => targets.length === 1)).toBe(true);
  });

  it('has the same steps in both languages: how often, and whether they depend on a need', () => {
    const [et, en] = languages.map((language) =>
      activitiesOf(template[language]).map(({ steps }) =>
        steps.map((text) => stepOf(null, text)).map(({ recurs, conditional }) => ({ per: recurs?.per, conditional })),
      ),
    );
    expect(en).toEqual(et);
  });

  it('lies within its period, with an owner for everything', () => {
    for (const language of languages) {
      for (const { from, to, parties, steps } of activitiesOf(template[language])) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(1);
        expect(parties.length).toBeGreaterThan(0);
        expect(steps.length).toBeGreaterThan(0);
      }
    }
  });
});

it('is offered under a name of its own, and all templates together show every kind of target', () => {
  expect(new Set(templates.map((template) => template.key)).size).toBe(templates.length);
  const kinds = templates.flatMap((template) =>
    activitiesOf(template.et).flatMap(({ indicators }) => indicators.flatMap(indicatorTargets)),
  );
  expect(new Set(kinds.map((target) => target.kind))).toEqual(
    new Set(['growth', 'count', 'rate', 'cadence', 'threshold', 'milestone']),
  );
});

describe('a plan begun from a template', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await openTestInstallation({ features: [identityFeature, planFeature] });
  });
  afterAll(() => installation.close());

  it('has its sections, activities and targets, in the chosen language and period', async () => {
    const { slug } = await anOrganisation(installation.services);
    const cookie = await cookieOf(installation.services, 'mari@uhing.example');
    const at = `/api/v1/organisations/${slug}/plans`;
    for (const { key, en } of templates) {
      const begun = await installation.server.inject({
        method: 'POST',
        url: at,
        headers: { cookie, origin: installation.services.config.url },
        payload: { title: key, language: 'en', periodStart: '2027-01-01', periodEnd: '2027-12-31', template: key },
      });
      expect(begun.statusCode, begun.body).toBe(200);
      const answer = await installation.server.inject({ url: `${at}/${begun.json().id}`, headers: { cookie } });
      const { plan, activities } = answer.json<PlanView>();
      expect(activities.map((activity) => activity.title)).toEqual(activitiesOf(en).map((activity) => activity.title));
      const promised = activitiesOf(en).reduce((sum, activity) => sum + activity.indicators.length, 0);
      expect(Object.values(plan.counts.indicators).reduce((sum, count) => sum + count, 0)).toBe(promised);
      expect(activities.every((one) => (one.periodStart ?? '') >= '2027-01-01' && one.periodEnd)).toBe(true);
    }
  });
});
