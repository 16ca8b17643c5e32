import type { ScopedTx } from '#platform/db/database.ts';
import type { Language } from '#platform/db/scope.ts';
import type { Download } from '#platform/http/route.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { type ActivityToLay, layOutPlan } from '../formats/plan-table.ts';
import type { PlanTable } from '../formats/table.ts';
import { writeCsv } from '../formats/write-csv.ts';
import type { ActivityRow } from '../tables.ts';
import { dataTables } from './export-sheets.ts';
import type { Hanging } from './hanging.ts';
import { type WholePlan, wholePlan } from './whole-plan.ts';

export type ExportFormat = 'docx' | 'xlsx' | 'csv' | 'json' | 'pdf';

const mediaTypes: Record<ExportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};

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

function fileName(title: string): string {
  return (
    title
      .replace(/[/\\:*?"<>|\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100) || 'kava'
  );
}
