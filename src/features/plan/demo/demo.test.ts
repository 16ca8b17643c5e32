import { afterEach, describe, expect, it } from 'vitest';
import { cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { demoEntries } from '#features/identity/reads/demo.ts';
import { demoScopes } from '#features/identity/reads/demo-scopes.ts';
import { findMembers } from '#features/identity/reads/members.ts';
import { removeMember } from '#features/identity/writes/members.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import type { AgreementView } from '../contract/agreements.ts';
import { DecisionState, type DecisionView } from '../contract/decisions.ts';
import type { ActivityView, HistoryEntry, PlanView, TargetView } from '../contract/plan.ts';
import { ProposalState, type ProposalView } from '../contract/proposals.ts';
import type { HomeView } from '../contract/screens.ts';
import { IndicatorState, StepState, TargetKind } from '../contract/words.ts';
import { planFeature } from '../feature.ts';

let open: TestInstallation | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function loaded(now: string) {
  const clock = standingClock(now);
  const installation = await openTestInstallation({ features: [identityFeature, planFeature], clock });
  open = installation;
  await identityFeature.demo?.(installation.services);
  await planFeature.demo?.(installation.services);
  const cookie = await cookieOf(installation.services, 'liis@naidis.example');
  const get = async <Answer>(path: string): Promise<Answer> => {
    const answer = await installation.server.inject({
      url: `/api/v1/organisations/demo${path}`,
      headers: { cookie },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  return { installation, clock, get };
}

type Get = Awaited<ReturnType<typeof loaded>>['get'];

async function everything(get: Get) {
  const { plan } = await get<HomeView>('/home');
  const view = await get<PlanView>(`/plans/${plan?.id}`);
  const activities: ActivityView[] = [];
  for (const { id } of view.activities) activities.push(await get<ActivityView>(`/activities/${id}`));
  const targets = activities.flatMap((one) => one.indicators.flatMap((indicator) => indicator.targets));
  return { view, activities, targets };
}

async function plansOf({ services }: TestInstallation): Promise<number> {
  const scopes = await demoScopes(services.database);
  const lead = scopes?.of('liis@naidis.example');
  if (!lead) throw new Error('The demo has no lead');
  return services.database.inScope(lead, async (tx) => {
    const { rows } = await tx.query('select count(*) as plans from plan where organisation_id = $1', [
      lead.organisationId,
    ]);
    return Number(rows[0]?.plans);
  });
}

describe('the demo', () => {
  // First and last days of months and of quarters, a weekend, a leap day: whenever somebody tries it out.
  it.each(['2026-11-23', '2027-01-01', '2027-03-31', '2027-05-15', '2027-06-02', '2027-10-31', '2028-02-29'])(
    'shows every kind and every state of indicators when loaded on %s',
    async (day) => {
      const { get } = await loaded(`${day}T12:00:00Z`);
      const { view, activities, targets } = await everything(get);
      expect(view.activities).toHaveLength(12);
      const indicators = activities.flatMap((one) => one.indicators);
      expect(indicators.filter((one) => one.targets.length !== 1).map((one) => one.text)).toEqual([]);
      expect(new Set(targets.map((target) => target.kind))).toEqual(new Set(TargetKind.options));
      expect(new Set(targets.map((target) => target.state))).toEqual(new Set(IndicatorState.options));
      const steps = activities.flatMap((one) => one.steps);
      expect(new Set(steps.map((step) => step.state))).toEqual(new Set(StepState.options));
      expect(steps.some((step) => step.conditional)).toBe(true);
      expect(steps.filter((step) => step.recurs && step.late)).toHaveLength(1);
      expect(new Set(view.activities.map((one) => one.state))).toEqual(
        new Set(['not-started', 'in-progress', 'late', 'done']),
      );
    },
  );

  it('is told the same whatever the day: no indicator changes its state by the date of loading', async () => {
    const statesOn = async (now: string) => {
      const { get } = await loaded(now);
      const { targets } = await everything(get);
      await open?.close();
      open = undefined;
      return targets.map(({ kind, state, reason }) => ({ kind, state, code: reason.code }));
    };
    const first = await statesOn('2026-11-23T12:00:00Z');
    expect(await statesOn('2027-02-01T12:00:00Z')).toEqual(first);
    expect(await statesOn('2027-07-31T12:00:00Z')).toEqual(first);
  });

  it('has figures with history, a break in a series, a place that was left out, money and all kinds of evidence', async () => {
    const { get } = await loaded('2026-11-23T12:00:00Z');
    const { activities, targets } = await everything(get);
    const histories = targets.map((target) => target.measurements.length);
    expect(histories.filter((length) => length >= 6).length).toBeGreaterThanOrEqual(6);
    expect(targets.flatMap((target) => target.measurements).filter((one) => one.breaksSeries)).toHaveLength(1);
    const everywhere = targets.find((target) => target.each !== null) as TargetView;
    expect(everywhere.reason.code).toBe('cadence_gap');
    expect(new Set(everywhere.measurements.map((one) => one.part)).size).toBe(5);
    const evidence = activities.flatMap((one) => one.evidence);
    expect(new Set(evidence.map((one) => one.kind))).toEqual(new Set(['file', 'photo', 'link', 'note', 'record']));
    const money = activities.flatMap((one) => one.budgetLines);
    expect(money.some((line) => line.spentCents > 0 && line.spentCents < line.plannedCents)).toBe(true);
    const parties = activities.flatMap((one) => one.parties);
    expect(new Set(parties.map((party) => party.kind))).toEqual(new Set(['person', 'team', 'organisation', 'role']));
    expect(new Set(parties.filter((party) => party.state === 'proposed').map((party) => party.name)).size).toBe(2);
  });

  it('leaves a history in the order of its days, by several people, and keeps the plan before as closed', async () => {
    const { get } = await loaded('2026-11-23T12:00:00Z');
    const { plans } = await get<{ plans: { id: string; state: string }[] }>('/plans');
    expect(plans.map((plan) => plan.state).sort()).toEqual(['approved', 'closed']);
    for (const { id } of plans) {
      const { entries } = await get<{ entries: HistoryEntry[] }>(`/plans/${id}/history`);
      const moments = entries.map((entry) => entry.at);
      expect(moments).toEqual([...moments].sort().reverse());
      expect(new Set(entries.map((entry) => entry.actor)).size).toBeGreaterThan(1);
      expect(moments.every((at) => at <= '2026-11-23T12:00:00Z')).toBe(true);
    }
  });

  it('lets in the four people whom the sign-in page offers', async () => {
    const { installation } = await loaded('2026-11-23T12:00:00Z');
    const entries = await demoEntries(installation.services.database);
    expect(entries.map(({ person, name }) => [person, name])).toEqual([
      ['lead', 'Liis Tamberg'],
      ['board', 'Helve Rannaste'],
      ['municipality', 'Kaidi Nurmoja'],
      ['member', 'Peeter Sarapuu'],
    ]);
  });
});

/** Counties, towns, municipalities and bodies of the real Estonia, with what a search of the demo's words must not find. */
const realNames =
  /(?<!\p{L})(?:(?:harju|hiiu|ida-viru|jõgeva|järva|lääne|lääne-viru|põlva|pärnu|rapla|saare|tartu|valga|viljandi|võru)(?:maa)?|tas|pria|leader|tallinn|narva|elva|kambja|kastre|luunja|nõo|peipsi|postimees|delfi|facebook|instagram|mailchimp|smaily|google|jõgioru)(?!\p{L})/iu;

describe('what is talked about in the demo', () => {
  it('shows decisions and proposals in every state, agreements, and loose ends both ways', async () => {
    const { get } = await loaded('2026-11-23T12:00:00Z');
    const { decisions } = await get<{ decisions: DecisionView[] }>('/decisions');
    expect(new Set(decisions.map((one) => one.state))).toEqual(new Set(DecisionState.options));
    expect(decisions.filter((one) => one.late)).toHaveLength(1);
    expect(decisions.filter((one) => one.reviewDue)).toHaveLength(1);
    const { proposals } = await get<{ proposals: ProposalView[] }>('/proposals');
    expect(new Set(proposals.map((one) => one.state))).toEqual(new Set(ProposalState.options));
    expect(proposals.filter((one) => one.mergedInto)).toHaveLength(1);
    expect(new Set(proposals.map((one) => one.source.kind))).toContain('comment');
    const { agreements } = await get<{ agreements: AgreementView[] }>('/agreements');
    expect(agreements.filter((one) => one.reviewDue)).toHaveLength(1);
    const { work, activities } = await get<{ work: unknown[]; activities: unknown[] }>('/orphans');
    expect([work.length > 1, activities.length > 0]).toEqual([true, true]);
  });
});

describe('its words', () => {
  it('name nobody and nothing that exists', async () => {
    const { get } = await loaded('2026-11-23T12:00:00Z');
    const { activities } = await everything(get);
    const { plans } = await get<{ plans: { id: string }[] }>('/plans');
    const views = await Promise.all(plans.map(({ id }) => get<PlanView>(`/plans/${id}`)));
    const words = JSON.stringify([activities, views]);
    expect(words.match(realNames)).toBeNull();
    const links = [...words.matchAll(/https?:\/\/([^/"]+)/g)].map((found) => found[1]);
    expect(new Set(links)).toEqual(new Set(['example.org']));
  });
});

describe('loading the demo', () => {
  it('is done once, and finished where a start was killed between two rooms', async () => {
    const clock = standingClock('2026-11-23T12:00:00Z');
    const installation = await openTestInstallation({ features: [identityFeature, planFeature], clock });
    open = installation;
    const { services } = installation;
    await identityFeature.demo?.(services);
    for (let start = 0; start < 2; start += 1) {
      await identityFeature.demo?.(services);
      await planFeature.demo?.(services);
    }
    expect(await plansOf(installation)).toBe(2);
  });

  it('leaves no half plan when it breaks on the way', async () => {
    const clock = standingClock('2026-11-23T12:00:00Z');
    const installation = await openTestInstallation({ features: [identityFeature, planFeature], clock });
    open = installation;
    const { services } = installation;
    await identityFeature.demo?.(services);
    const scopes = await demoScopes(services.database);
    const lead = scopes?.of('liis@naidis.example');
    if (!lead) throw new Error('The demo has no lead');
    const members = await services.database.inScope(lead, findMembers);
    const guest = members.find((member) => member.role === 'guest');
    await removeMember(services, lead, guest?.id ?? '');
    await expect(planFeature.demo?.(services)).rejects.toThrow('oliver@naidis.example');
    expect(await plansOf(installation)).toBe(0);
  });
});
