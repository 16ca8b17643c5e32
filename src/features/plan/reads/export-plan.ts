import type { ScopedTx } from '#platform/db/database.ts';
import type { Language } from '#platform/db/scope.ts';
import type { Download } from '#platform/http/route.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { seesOnlyOwn } from '../access.ts';
import type { PlanField } from '../contract/document.ts';
import { type ActivityToLay, layOutPlan } from '../formats/plan-table.ts';
import type { DataTable, PlanTable } from '../formats/table.ts';
import { writeCsv } from '../formats/write-csv.ts';
import type { ActivityRow, BudgetLineRow, PlanTables } from '../tables.ts';
import { readFacts } from './facts.ts';
import { type Hanging, readHanging } from './hanging.ts';
import { findShownPlan, sectionsOf } from './plans.ts';

export type ExportFormat = 'docx' | 'xlsx' | 'csv' | 'json' | 'pdf';

const mediaTypes: Record<ExportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};

interface WholePlan {
  title: string;
  language: string;
  columns: { header: string; field: PlanField | null }[];
  sections: { code: string | null; title: string; activities: ActivityRow[] }[];
  hanging: Hanging;
  /** By activity. */
  budgetLines: Map<string, BudgetLineRow[]>;
}

/**
 * The plan as a document in the columns that it came in, with whatever was added since in columns of its own. What it
 * gives back writes the document: called after the transaction, which would wait for nothing meanwhile.
 */
export async function exportPlan(
  tx: ScopedTx,
  texts: Texts,
  planId: string,
  format: ExportFormat,
  language: Language,
): Promise<() => Promise<Download>> {
  const plan = await wholePlan(tx, planId);
  const words = plan.language === 'en' ? 'en' : plan.language === 'et' ? 'et' : language;
  const say = (key: string) => texts.say(words, `plan:export.${key}`);
  return async () => ({
    name: `${fileName(plan.title)}.${format}`,
    mediaType: mediaTypes[format],
    bytes: await bytesOf(plan, format, say),
  });
}

async function bytesOf(plan: WholePlan, format: ExportFormat, say: (key: string) => string): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(`${JSON.stringify(asParsed(plan), null, 2)}\n`, 'utf8');
  const table = asTable(plan, say);
  if (format === 'csv') return writeCsv(table);
  // Each library is loaded at its first use: together they cost more memory than the rest of the server.
  if (format === 'pdf') return (await import('../formats/pdf/write-pdf.ts')).writePdf(table);
  if (format === 'docx') return (await import('../formats/docx/write-docx.ts')).writeDocx(table);
  return (await import('../formats/xlsx/write-xlsx.ts')).writeXlsx(table, {
    sheetName: say('planSheet'),
    data: dataTables(plan, say),
  });
}

async function wholePlan(tx: ScopedTx, planId: string): Promise<WholePlan> {
  const plan = await findShownPlan(tx, planId);
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan_activity')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const own = seesOnlyOwn(tx.scope.actor) ? new Set((await readFacts(tx, { planId })).map((fact) => fact.id)) : null;
  const shown = rows.filter((row) => own === null || own.has(row.id));
  const bySection = Map.groupBy(shown, (row) => row.section_id);
  const sections = await sectionsOf(tx, planId);
  return {
    title: plan.title,
    language: plan.language,
    columns: plan.columns,
    sections: sections
      .map((section) => ({ code: section.code, title: section.title, activities: bySection.get(section.id) ?? [] }))
      .filter((section) => own === null || section.activities.length > 0),
    hanging: await readHanging(
      tx,
      shown.map((row) => row.id),
    ),
    budgetLines: await budgetLinesOf(
      tx,
      shown.map((row) => row.id),
    ),
  };
}

async function budgetLinesOf(tx: ScopedTx, activityIds: readonly string[]): Promise<Map<string, BudgetLineRow[]>> {
  const { rows } = await tx.query(
    `select * from plan_budget_line where organisation_id = $1 and activity_id = any($2::uuid[]) and removed_at is null
     order by year, position, id`,
    [tx.scope.organisationId, activityIds],
  );
  return Map.groupBy(rows as BudgetLineRow[], (row) => row.activity_id);
}

function asTable(plan: WholePlan, say: (key: string) => string): PlanTable {
  const { steps, indicators, links } = plan.hanging;
  const sections = plan.sections.map((section) => ({
    code: section.code,
    title: section.title,
    activities: section.activities.map((activity): ActivityToLay => {
      const { code, title, objective, audience, medium, budget, status, extra } = activity;
      return {
        ...{ code, title, objective, audience, medium, budget, status, extra },
        period: { text: activity.period_text, start: activity.period_start, end: activity.period_end },
        indicators: indicators.get(activity.id) ?? [],
        steps: steps.get(activity.id) ?? [],
        parties: (links.get(activity.id) ?? []).map((link) => link.wording),
        partiesText: activity.parties_text,
      };
    }),
  }));
  return layOutPlan({ title: plan.title, language: plan.language, columns: plan.columns, sections }, say);
}

/** The shape of `plan parse`, with how each thing stands beside it. */
function asParsed(plan: WholePlan) {
  return {
    title: plan.title,
    language: plan.language,
    columns: plan.columns,
    sections: plan.sections.map((section) => ({
      code: section.code,
      title: section.title,
      activities: section.activities.map((activity) => activityAsParsed(plan.hanging, activity)),
    })),
    warnings: [],
  };
}

function activityAsParsed({ steps, indicators, targets, measurements, links }: Hanging, activity: ActivityRow) {
  const { code, title, objective, audience, medium, budget, status, extra, notes, continuous } = activity;
  const targetsOf = (parent: string) =>
    (targets.get(parent) ?? []).map(({ id, kind, min, max, unit, per, each, baseline }) => ({
      ...{ kind, min, max, unit, per, each, baseline },
      measurements: (measurements.get(id) ?? []).map(({ value, measured_on, part, note }) => ({
        ...{ value, measuredOn: measured_on, part, note },
      })),
    }));
  return {
    ...{ code, title, objective, audience, medium, budget, status, extra, notes },
    period: { text: activity.period_text, start: activity.period_start, end: activity.period_end, continuous },
    indicators: (indicators.get(activity.id) ?? []).map(({ id, text }) => ({ text, targets: targetsOf(id) })),
    steps: (steps.get(activity.id) ?? []).map((step) => ({
      number: step.number,
      text: step.text,
      recurs: step.recurs ? { per: step.recurs_per, min: step.recurs_min, max: step.recurs_max } : null,
      conditional: step.conditional,
      targets: targetsOf(step.id),
      state: step.state,
      dueOn: step.due_on,
      doneOn: step.done_on,
    })),
    parties: (links.get(activity.id) ?? []).map((link) => link.wording),
  };
}

/** Further sheets with real days and numbers, for those who count on in a spreadsheet. */
function dataTables(plan: WholePlan, say: (key: string) => string): DataTable[] {
  const activities = plan.sections.flatMap((section) => section.activities);
  const day = (value: string | null) => (value === null ? null : new Date(`${value}T00:00:00Z`));
  const steps = activities.flatMap((activity) =>
    (plan.hanging.steps.get(activity.id) ?? []).map((step) => [
      activity.code,
      step.number,
      step.text,
      say(`state.${step.state}`),
      day(step.due_on),
      day(step.done_on),
    ]),
  );
  const measurements = activities.flatMap((activity) =>
    (plan.hanging.indicators.get(activity.id) ?? []).flatMap((indicator) =>
      (plan.hanging.targets.get(indicator.id) ?? []).flatMap((target) =>
        (plan.hanging.measurements.get(target.id) ?? []).map((one) => [
          activity.code,
          indicator.text,
          target.unit,
          day(one.measured_on),
          one.value,
          one.part,
          one.note,
        ]),
      ),
    ),
  );
  const budget = plan.sections.flatMap((section) =>
    section.activities.flatMap((activity) =>
      (plan.budgetLines.get(activity.id) ?? []).map((line) => [
        activity.code,
        section.title,
        activity.title,
        line.title,
        line.year,
        line.planned_cents / 100,
        line.spent_cents / 100,
      ]),
    ),
  );
  const text = (key: string, widthCharacters?: number) => ({
    header: say(key),
    kind: 'text' as const,
    ...(widthCharacters ? { widthCharacters } : {}),
  });
  const number = (key: string) => ({ header: say(key), kind: 'number' as const });
  const days = (key: string) => ({ header: say(key), kind: 'day' as const });
  return [
    {
      name: say('stepsSheet'),
      columns: [text('code'), number('number'), text('step', 80), text('stepState'), days('dueOn'), days('doneOn')],
      rows: steps,
    },
    {
      name: say('measurementsSheet'),
      columns: [
        text('code'),
        text('indicators', 60),
        text('unit'),
        days('measuredOn'),
        number('value'),
        text('part'),
        text('note', 40),
      ],
      rows: measurements,
    },
    {
      name: say('budgetSheet'),
      columns: [
        text('code'),
        text('section', 30),
        text('title', 40),
        text('budgetLine', 30),
        number('year'),
        number('planned'),
        number('spent'),
      ],
      rows: budget,
    },
  ];
}

function fileName(title: string): string {
  return (
    title
      .replace(/[/\\:*?"<>|\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100) || 'kava'
  );
}
