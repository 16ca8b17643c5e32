import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { addDays } from '#platform/time/calendar.ts';
import type { ParsedPlan } from '../contract/document.ts';
import type { NewPlan } from '../contract/inputs.ts';
import type { TemplateView } from '../contract/screens.ts';
import { daysBetween } from '../rules/calendar.ts';
import { stepOf } from '../rules/document/steps.ts';
import { indicatorTargets } from '../rules/document/targets.ts';
import { periodWords } from '../rules/move-dates.ts';
import { type Template, templates } from '../templates/templates.ts';
import { type StoredPlan, storePlan } from './store-plan.ts';

/** Begins a plan: empty with one section, or from a template spread over the chosen period. */
export async function beginPlan(tx: ScopedTx, at: Date, input: z.output<typeof NewPlan>): Promise<StoredPlan> {
  const template = input.template === null ? null : templates.find((one) => one.key === input.template);
  if (template === undefined) throw new Refusal('template_unknown', { field: 'template' });
  const period = { start: input.periodStart, end: input.periodEnd };
  const stored = await storePlan(tx, at, asParsed(template, input, period), {
    title: input.title,
    dates: { choice: 'keep' },
  });
  // The plan's own period is the chosen one, whatever the activities of a template fill of it.
  await tx.query('update plan set period_start = $3, period_end = $4 where organisation_id = $1 and id = $2', [
    tx.scope.organisationId,
    stored.planId,
    period.start,
    period.end,
  ]);
  return stored;
}

const columns = {
  et: ['Jrk', 'Tegevus', 'Indikaator', 'Ajakava', 'Alategevused', 'Vastutajad ja osalejad'],
  en: ['No', 'Activity', 'Indicator', 'Schedule', 'Steps', 'Owners and participants'],
} as const;
const fields = ['code', 'title', 'indicators', 'period', 'steps', 'parties'] as const;

function asParsed(
  template: Template | null,
  input: z.output<typeof NewPlan>,
  period: { start: string; end: string },
): ParsedPlan {
  const words = template?.[input.language] ?? {
    sections: [{ title: input.language === 'et' ? 'Tegevused' : 'Activities', activities: [] }],
  };
  return {
    title: input.title,
    language: input.language,
    columns: columns[input.language].map((header, index) => ({ header, field: fields[index] ?? null })),
    sections: words.sections.map((section, at) => ({
      code: String(at + 1),
      title: section.title,
      activities: section.activities.map((activity, place) => {
        const span = partOf(period, activity.from, activity.to);
        return {
          code: `${at + 1}.${place + 1}`,
          title: activity.title,
          period: { text: periodWords(span, input.language), ...span, continuous: false },
          indicators: activity.indicators.map((text) => ({ text, targets: indicatorTargets(text) })),
          steps: activity.steps.map((text, index) => stepOf(index + 1, text)),
          parties: [...activity.parties],
          extra: {},
        };
      }),
    })),
    warnings: [],
  };
}

/** The part of a period between two shares of it (0 to 1), widened to whole months. */
function partOf(period: { start: string; end: string }, from: number, to: number) {
  const length = daysBetween(period.start, period.end);
  const start = from === 0 ? period.start : `${addDays(period.start, Math.round(length * from)).slice(0, 7)}-01`;
  const lastMonth = `${addDays(period.start, Math.round(length * to)).slice(0, 7)}-01`;
  const end = to === 1 ? period.end : addDays(nextMonth(lastMonth), -1);
  return { start: start < period.start ? period.start : start, end: end > period.end ? period.end : end };
}

function nextMonth(first: string): string {
  return `${addDays(first, 32).slice(0, 7)}-01`;
}

export function listTemplates(language: 'et' | 'en'): TemplateView[] {
  return templates.map((template) => {
    const words = template[language];
    return {
      key: template.key,
      title: words.title,
      description: words.description,
      sections: words.sections.length,
      activities: words.sections.reduce((sum, section) => sum + section.activities.length, 0),
      outline: words.sections.map((section) => ({
        title: section.title,
        activities: section.activities.map((one) => one.title),
      })),
    };
  });
}
