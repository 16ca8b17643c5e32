import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import type { ImportPreview } from '../contract/imports.ts';
import type { PlanView } from '../contract/plan.ts';
import { planFeature } from '../feature.ts';

const clock = standingClock('2026-11-23T09:00:00Z');
const base = '/api/v1/organisations/soomaa-uhing';
let installation: TestInstallation;
let cookie: string;

const oldPlan = [
  'Kolme küla kava',
  '',
  'Jrk\tTegevus\tIndikaator\tAjakava\tAlategevused\tVastutajad\tMaksumus',
  '1.\tTeavitus\t\t\t\t\t',
  '1.1.\tKülaleht\tLeht on avatud.\tmärts-mai 2024\t1) kokku leppida (kus, kes). 2) avada.\tToimkond, külavanem\t120 €',
  '1.2.\tKuukiri\tLugejate arv kasvab vähemalt 15% aastas.\tsügisel kunagi\t1) saata kord kuus.\tToimkonnd\t',
].join('\n');

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, planFeature], clock });
  await anOrganisation(installation.services);
  cookie = await cookieOf(installation.services, 'mari@uhing.example');
});
afterAll(() => installation.close());

async function call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) {
  const answer = await installation.server.inject({
    method,
    url: `${base}${path}`,
    headers: { cookie },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const paste = async (text: string) => (await call('POST', '/plan-imports/pasted', { text })).body as ImportPreview;

describe('a pasted plan', () => {
  it('is shown before it is one: counts, warnings by row and column, and nothing stored as a plan', async () => {
    const preview = await paste(oldPlan);
    expect(preview.counts).toMatchObject({ sections: 1, activities: 2, steps: 3 });
    expect(preview.plan.warnings).toEqual([expect.objectContaining({ row: 6, column: 'Ajakava' })]);
    expect(preview.tables[0]?.columns.map((column) => column.field)).toEqual([
      'code',
      'title',
      'indicators',
      'period',
      'steps',
      'parties',
      'budget',
    ]);
    expect((await call('GET', '/plans')).body.plans).toEqual([]);
  });

  it('keeps the person’s word on its columns when the page is left and come back to', async () => {
    const { id } = await paste(oldPlan);
    const mapped = await call('PATCH', `/plan-imports/${id}`, { tableIndex: null, mapping: { Maksumus: null } });
    expect(mapped.body.plan.sections[0].activities[0]).toMatchObject({ extra: { Maksumus: '120 €' } });
    const again = await call('GET', `/plan-imports/${id}`);
    expect(again.body.plan.sections[0].activities[0].extra).toEqual({ Maksumus: '120 €' });
  });

  it('whose period is over can be moved, shown before and done as shown', async () => {
    const preview = await paste(oldPlan);
    expect(preview.dates).toMatchObject({
      over: true,
      start: '2024-03-01',
      end: '2024-05-31',
      proposedStart: '2027-03-01',
    });
    expect(preview.dates.moved).toEqual([
      { code: '1.1', title: 'Külaleht', from: 'märts-mai 2024', to: 'märts–mai 2027' },
    ]);
    const accepted = await call('POST', `/plan-imports/${preview.id}/plan`, {
      dates: { choice: 'move', startsOn: '2027-03-01' },
    });
    const { plan, activities } = accepted.body.plan as PlanView;
    expect(plan).toMatchObject({
      periodStart: '2027-03-01',
      periodEnd: '2027-05-31',
      over: false,
      state: 'draft',
      countedFrom: '2026-11-23',
    });
    expect(activities.map((activity) => activity.periodText)).toEqual(['märts–mai 2027', 'sügisel kunagi']);
    const twice = await call('POST', `/plan-imports/${preview.id}/plan`, { dates: { choice: 'keep' } });
    expect([twice.status, twice.body.error.code, twice.body.error.detail.planId]).toEqual([
      409,
      'import_already_accepted',
      plan.id,
    ]);
  });

  it('can be kept as history: closed, and nothing in it counts as late', async () => {
    const { id } = await paste(oldPlan);
    const { plan, activities } = (await call('POST', `/plan-imports/${id}/plan`, { dates: { choice: 'history' } })).body
      .plan as PlanView;
    expect(plan).toMatchObject({ state: 'closed', periodEnd: '2024-05-31', over: false });
    expect(activities.map((activity) => activity.state)).not.toContain('late');
    expect(plan.counts.indicators).toEqual({ 'on-track': 0, 'at-risk': 0, missed: 0, met: 0, unmeasured: 2 });
  });

  it('proposes who is meant: typing slips become one party, and nobody is confirmed', async () => {
    const { parties } = (await call('GET', '/parties')).body as {
      parties: { name: string; state: string; wordings: { wording: string }[] }[];
    };
    expect(parties.map((party) => party.name)).toEqual(['külavanem', 'Toimkond']);
    expect(parties.every((party) => party.state === 'proposed')).toBe(true);
  });

  it('is undone as one', async () => {
    const { id } = await paste(oldPlan);
    const accepted = (await call('POST', `/plan-imports/${id}/plan`, { title: 'Eksitus', dates: { choice: 'keep' } }))
      .body;
    expect((await call('POST', `/history/${accepted.undo}/undo`)).status).toBe(200);
    expect((await call('GET', `/plans/${accepted.id}`)).status).toBe(404);
    expect((await call('GET', '/plans')).body.plans.map((plan: { title: string }) => plan.title)).not.toContain(
      'Eksitus',
    );
    // The document is free again.
    expect((await call('GET', `/plan-imports/${id}`)).body.planId).toBeNull();
    expect((await call('POST', `/plan-imports/${id}/plan`, { dates: { choice: 'keep' } })).status).toBe(200);
  });
});

describe('names beyond what a list can show', () => {
  it('are cut between two characters, never through one', async () => {
    const faces = `x${'😀'.repeat(300)}`;
    const { id } = await paste(`Jrk\tTegevus\tVastutajad\n1.1.\tAvamine\t${faces}`);
    const accepted = await call('POST', `/plan-imports/${id}/plan`, { dates: { choice: 'keep' } });
    expect(accepted.status).toBe(200);
    const { parties } = (await call('GET', `/parties?plan=${accepted.body.id}`)).body;
    expect(parties.map((party: { name: string }) => party.name)).toEqual([`x${'😀'.repeat(249)}`]);
  });
});

describe('what is no plan', () => {
  it('is refused with a sentence when it has no table, and nothing is kept', async () => {
    const answer = await call('POST', '/plan-imports/pasted', { text: 'Tere\n\nKohtume homme.' });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'document_without_table']);
  });

  it('is asked about when its headers say nothing: once a column is named, it is a plan', async () => {
    const preview = await paste('Kaup\tKogus\nLeib\t2\nPiim\t3');
    expect(preview.counts.activities).toBe(0);
    expect(preview.tables[0]?.columns.map((column) => column.header)).toEqual(['Kaup', 'Kogus']);
    const early = await call('POST', `/plan-imports/${preview.id}/plan`, { dates: { choice: 'keep' } });
    expect([early.status, early.body.error.code]).toEqual([400, 'document_without_usable_columns']);
    const mapped = await call('PATCH', `/plan-imports/${preview.id}`, { tableIndex: 0, mapping: { Kaup: 'title' } });
    expect(mapped.body.plan.sections[0].activities.map((activity: { title: string }) => activity.title)).toEqual([
      'Leib',
      'Piim',
    ]);
  });
});

describe('lists over a whole plan', () => {
  it('say what falls due between two days, and every indicator with its activity', async () => {
    const { id } = await paste(oldPlan.replaceAll('2024', '2027'));
    const { plan } = (await call('POST', `/plan-imports/${id}/plan`, { dates: { choice: 'keep' } })).body
      .plan as PlanView;
    const due = (await call('GET', `/plans/${plan.id}/due?from=2027-05-01&to=2027-05-31`)).body.items;
    expect(
      due.map((item: { kind: string; dueOn: string; text: string }) => [item.kind, item.dueOn, item.text]),
    ).toEqual([
      ['step', '2027-05-31', 'kokku leppida (kus, kes).'],
      ['step', '2027-05-31', 'avada.'],
      ['milestone', '2027-05-31', 'Leht on avatud.'],
    ]);
    expect((await call('GET', `/plans/${plan.id}/due?from=2027-06-01&to=2027-06-30`)).body.items).toEqual([]);
    const { indicators } = (await call('GET', `/plans/${plan.id}/indicators`)).body;
    expect(
      indicators.map((one: { text: string; activity: { code: string } }) => [one.activity.code, one.text]),
    ).toEqual([
      ['1.1', 'Leht on avatud.'],
      ['1.2', 'Lugejate arv kasvab vähemalt 15% aastas.'],
    ]);
  });
});

describe('the plan goes out again', () => {
  const told = 'Noortekogu ja Noorsootöötajate Ühendus, Õpikoda. Trükisteks kaasatakse kujundaja, trükikoda.';
  const table = `Tegevus\tAjakava\tVastutajad\nNoortelaager\tjuuli 2027\t${told}`;

  it('in the document’s own words, until its parties are others', async () => {
    const { id } = await paste(table);
    const { plan, activities } = (await call('POST', `/plan-imports/${id}/plan`, { dates: { choice: 'keep' } })).body
      .plan as PlanView;
    const csv = async () =>
      (await installation.server.inject({ url: `${base}/plans/${plan.id}/export?format=csv`, headers: { cookie } }))
        .body;
    expect(await csv()).toContain(told);
    await call('POST', `/activities/${activities[0]?.id}/parties`, { name: 'Raamatukogu', role: 'participant' });
    expect(await csv()).toContain('kaasatakse kujundaja, trükikoda. Raamatukogu');
  });
});

describe('moving the dates of a plan', () => {
  it('is undone to the letter, until somebody changed a date since', async () => {
    const { id } = await paste(oldPlan);
    const before = (await call('POST', `/plan-imports/${id}/plan`, { dates: { choice: 'keep' } })).body
      .plan as PlanView;
    const { plan } = before;
    const move = { startsOn: '2027-03-01', revision: plan.revision };
    const moved = (await call('POST', `/plans/${plan.id}/moved-dates`, move)).body;
    expect(moved.plan.activities[0]).toMatchObject({ periodText: 'märts–mai 2027', periodStart: '2027-03-01' });
    expect((await call('POST', `/history/${moved.undo}/undo`)).status).toBe(200);
    const after = (await call('GET', `/plans/${plan.id}`)).body as PlanView;
    const dates = (view: PlanView) =>
      view.activities.map(({ periodText, periodStart, periodEnd }) => [periodText, periodStart, periodEnd]);
    expect(dates(after)).toEqual(dates(before));
    expect(after.plan).toMatchObject({ periodStart: '2024-03-01', periodEnd: '2024-05-31' });

    const again = (await call('POST', `/plans/${plan.id}/moved-dates`, { ...move, revision: after.plan.revision })).body
      .plan;
    const undo = (await call('GET', `/plans/${plan.id}/history`)).body.entries[0].id;
    const [activity] = again.activities;
    await call('PATCH', `/activities/${activity.id}`, { periodEnd: '2027-06-30', revision: activity.revision });
    expect((await call('POST', `/history/${undo}/undo`)).body.error.code).toBe('undo_too_late');
  });
});
