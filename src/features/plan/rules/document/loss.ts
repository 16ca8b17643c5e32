import type { ParsedActivity } from '../../contract/document.ts';
import { romanNumerals } from './items.ts';

/** Marks of lists and of names, which the answer expresses by its arrays. */
const separators = /[\s,;:.()[\]/•●▪■◦‣·*&+–—‐-]+/u;
const joints = new Set(['ja', 'ning', 'and', 'oraz', 'i', 'un', 'sekä', 'und', 'o', '→']);

const known = new WeakMap<ParsedActivity, Set<string>>();

/** Whether a word of a cell stands nowhere in the activity. */
export function lostWords(text: string, activity: ParsedActivity): boolean {
  if (text.length < 200 && isTold(text, activity)) return false;
  let words = known.get(activity);
  if (!words) {
    words = new Set(wordsOf(textsOf(activity).join(' ')));
    known.set(activity, words);
  }
  for (const word of wordsOf(text)) if (!words.has(word) && !joints.has(word)) return true;
  return false;
}

/** Most cells stand in the answer as they are, which spares taking them apart. */
function isTold(text: string, activity: ParsedActivity): boolean {
  const whole = text.trim();
  if (whole === activity.period.text || activity.steps[0]?.text === whole || activity.parties[0] === whole) return true;
  const { objective, audience, medium, budget, status } = activity;
  return [objective, audience, medium, budget, status].includes(whole) || Object.values(activity.extra).includes(whole);
}

/** Whether `text` has a word that `told` has not. */
export function lacksWords(text: string, told: string): boolean {
  const words = new Set(wordsOf(told));
  return wordsOf(text).some((word) => !words.has(word));
}

function wordsOf(text: string): string[] {
  return text.split(separators).filter((word) => word !== '');
}

function textsOf(activity: ParsedActivity): string[] {
  const { code, title, period, indicators, steps, parties, extra, objective, audience, medium, budget, status } =
    activity;
  const numbers = steps.flatMap((step) =>
    step.number === null ? [] : [String(step.number), letterOf(step.number), romanNumerals[step.number - 1] ?? ''],
  );
  return [
    code ?? '',
    title,
    period.text,
    ...indicators.map((indicator) => indicator.text),
    ...steps.map((step) => step.text),
    ...numbers,
    ...parties,
    ...Object.entries(extra).flat(),
    ...[objective, audience, medium, budget, status].map((text) => text ?? ''),
  ];
}

function letterOf(number: number): string {
  return number > 0 && number <= 26 ? String.fromCharCode(96 + number) : '';
}
