import { z } from 'zod';
import { parseNumber } from '#ui/parse.ts';
import { PlanDay } from '../../../contract/words.ts';

/** A figure as it is typed; what is sent has it as a number. */
export const MeasureForm = z.object({
  value: z.string().transform((text, context) => {
    const number = parseNumber(text);
    if (number !== null && Math.abs(number) <= 1e12) return number;
    context.addIssue({ code: 'custom', message: 'wrong_number' });
    return z.NEVER;
  }),
  measuredOn: PlanDay,
  part: z.string().trim().max(200),
  note: z.string().max(2_000),
  breaksSeries: z.boolean(),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'wrong_link' }).max(2_000)]),
});
export type MeasureForm = z.output<typeof MeasureForm>;

/** What goes to the server: an empty part is none. */
export function bodyOf({ value, measuredOn, part, note, breaksSeries }: MeasureForm) {
  return { value, measuredOn, part: part === '' ? null : part, note, breaksSeries };
}
