import { z } from 'zod';
import { parseNumber } from '#ui/parse.ts';
import type { TargetView } from '../../../contract/plan.ts';
import { Per, PlanDay, TargetKind } from '../../../contract/words.ts';

const amount = z.string().transform((text, context) => {
  if (text.trim() === '') return null;
  const number = parseNumber(text);
  if (number !== null && Math.abs(number) <= 1e12) return number;
  context.addIssue({ code: 'custom', message: 'wrong_number' });
  return z.NEVER;
});
const words = z
  .string()
  .trim()
  .max(100)
  .transform((text) => (text === '' ? null : text));

/** A target as it is typed; empty fields are null in what is sent. */
export const TargetForm = z
  .object({
    kind: TargetKind,
    min: amount,
    max: amount,
    unit: words,
    per: z.union([z.literal('').transform(() => null), Per]),
    each: words,
    direction: z.enum(['up', 'down']),
    baseline: amount,
    baselineOn: PlanDay.nullable(),
  })
  .refine((value) => value.min === null || value.max === null || value.min <= value.max, {
    error: 'range_reversed',
    path: ['max'],
  });

export interface TargetValues extends Readonly<Record<string, unknown>> {
  kind: TargetKind;
  min: string;
  max: string;
  unit: string;
  per: Per | '';
  each: string;
  direction: 'up' | 'down';
  baseline: string;
  baselineOn: string | null;
}

export function valuesOf(target: TargetView | null): TargetValues {
  const written = (value: number | null | undefined) => (value == null ? '' : String(value).replace('.', ','));
  return {
    kind: target?.kind ?? 'count',
    min: written(target?.min),
    max: written(target?.max),
    unit: target?.unit ?? '',
    per: target?.per ?? '',
    each: target?.each ?? '',
    direction: target?.direction ?? 'up',
    baseline: written(target?.baseline),
    baselineOn: target?.baselineOn ?? null,
  };
}
