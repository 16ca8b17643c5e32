import type { ScopedTx } from '#platform/db/database.ts';
import type { Language } from '#platform/db/scope.ts';
import type { Download } from '#platform/http/route.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { seesOnlyOwn } from '../access.ts';
import type { PlanField } from '../contract/document.ts';
import type { DataTable, PlanTable } from '../formats/table.ts';
import { writeCsv } from '../formats/write-csv.ts';
import { readParties } from '../rules/document/parties.ts';
import type { ActivityRow, PlanTables } from '../tables.ts';
import { readFacts } from './facts.ts';
import { type Hanging, readHanging } from './hanging.ts';
import { findShownPlan, sectionsOf } from './plans.ts';

export type ExportFormat = 'docx' | 'xlsx' | 'csv' | 'json';

const mediaTypes: Record<ExportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

interface WholePlan {
  title: string;
  language: string;
  columns: { header: string; field: PlanField | null }[];
  sections: { code: string | null; title: string; activities: ActivityRow[] }[];
  hanging: Hanging;
}

/** The plan as a document in the columns that it came in, with whatever was added since in columns of its own. */
export async function exportPlan(
  tx: ScopedTx,
  texts: Texts,
  planId: string,
  format: ExportFormat,
  language: Language,
): Promise<Download> {
  const plan = await wholePlan(tx, planId);
  const words = plan.language === 'en' ? 'en' : plan.language === 'et' ? 'et' : language;
  const say = (key: string) => texts.say(words, `plan:export.${key}`);
  return {
    name: `${fileName(plan.title)}.${format}`,
    mediaType: mediaTypes[format],
    bytes: await bytesOf(plan, format, say),
  };
}

async function bytesOf(plan: WholePlan, format: ExportFormat, say: (key: string) => string): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(`${JSON.stringify(asParsed(plan), null, 2)}\n`, 'utf8');
  const table = asTable(plan, say);
  if (format === 'csv') return writeCsv(table);
  // Each library is loaded at its first use: together they cost more memory than the rest of the server.
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
  };
}

const defaultFields: readonly PlanField[] = ['code', 'title', 'indicators', 'period', 'steps', 'parties'];

/** The document's columns, then those fields that it had no column for and that hold something now. */
function columnsOf(plan: WholePlan, say: (key: string) => string) {
  const columns =
    plan.columns.length > 0 ? [...plan.columns] : defaultFields.map((field) => ({ header: say(field), field }));
  const present = new Set(columns.map((column) => column.field));
  const added: readonly PlanField[] = [...defaultFields, 'objective', 'audience', 'medium', 'budget', 'status'];
  const activities = plan.sections.flatMap((section) => section.activities);
  for (const field of added) {
    if (!present.has(field) && activities.some((activity) => cellOf(plan, activity, field) !== ''))
      columns.push({ header: say(field), field });
  }
  const headers = new Set(columns.map((column) => column.header));
  const extras = new Set(activities.flatMap((activity) => Object.keys(activity.extra)));
  for (const header of extras) if (!headers.has(header)) columns.push({ header, field: null });
  return columns;
}

function asTable(plan: WholePlan, say: (key: string) => string): PlanTable {
  const columns = columnsOf(plan, say);
  return {
    title: plan.title,
    language: plan.language,
    columns,
    sections: plan.sections.map((section) => ({
      code: section.code === null ? null : `${section.code}.`,
      title: section.title,
      rows: section.activities.map((activity) => ({
        cells: columns.map(({ header, field }) =>
          field === null ? (activity.extra[header] ?? '') : cellOf(plan, activity, field),
        ),
      })),
    })),
  };
}

function cellOf(plan: WholePlan, activity: ActivityRow, field: PlanField): string {
  const { steps, indicators, links } = plan.hanging;
  switch (field) {
    case 'code':
      return activity.code === null ? '' : `${activity.code}.`;
    case 'title':
      return activity.title;
    case 'period':
      return activity.period_text;
    case 'indicators':
      return (indicators.get(activity.id) ?? []).map((indicator) => indicator.text).join('\n');
    case 'steps':
      return (steps.get(activity.id) ?? [])
        .map((step) => (step.number === null ? step.text : `${step.number}) ${step.text}`))
        .join('\n');
    case 'parties':
      return partiesCell(
        activity,
        (links.get(activity.id) ?? []).map((link) => link.wording),
      );
    default:
      return activity[field];
  }
}

/** The document's own words while they still name the same parties, else the names in a row. */
function partiesCell(activity: ActivityRow, wordings: readonly string[]): string {
  const told = readParties(activity.parties_text.split('\n'));
  const isSame = told.length === wordings.length && told.every((name, index) => name === wordings[index]);
  return activity.parties_text !== '' && isSame ? activity.parties_text : joinParties(wordings);
}

/** Names stand in a row; a whole sentence about who is asked along is a sentence of its own. */
function joinParties(wordings: readonly string[]): string {
  const isSentence = (wording: string) => wording.length > 40 && wording.includes(' ');
  return wordings
    .map((wording, index) => {
      const next = wordings[index + 1];
      if (next === undefined) return wording;
      const apart = isSentence(wording) && isSentence(next) && !/[.!?]$/.test(wording);
      return `${wording}${apart ? '. ' : /[.!?]$/.test(wording) ? ' ' : ', '}`;
    })
    .join('');
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
