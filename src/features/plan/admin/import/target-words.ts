import type { ParsedTarget } from '../../contract/document.ts';

type Say = (key: TargetTextKey, params?: Readonly<Record<string, unknown>>) => string;
export type TargetTextKey =
  | 'words.targetKind.growth'
  | 'import.target.cadence'
  | 'words.targetKind.milestone'
  | 'import.target.atLeast'
  | 'import.target.atMost'
  | 'import.target.each'
  | 'import.target.municipality'
  | `words.within.${NonNullable<ParsedTarget['per']>}`;

/** A recognised target in few words: "kasv vähemalt 25 % aastas", "1–3 gruppi", "1 kord kvartalis, igas vallas". */
export function targetWords(target: ParsedTarget, t: Say, number: (value: number) => string): string {
  if (target.kind === 'milestone') return t('words.targetKind.milestone');
  const amount = amountOf(target, t, number);
  const measured = target.kind === 'cadence' ? cadenceOf(target, amount, t) : withUnit(amount, target.unit);
  const per = target.per ? t(`words.within.${target.per}`) : '';
  const words = [target.kind === 'growth' ? t('words.targetKind.growth') : '', measured, per].filter(Boolean).join(' ');
  const each = eachOf(target.each, t);
  return each === '' ? words : `${words}, ${each}`;
}

function amountOf({ min, max }: ParsedTarget, t: Say, number: (value: number) => string): string {
  if (min !== null && max !== null) return min === max ? number(min) : `${number(min)}–${number(max)}`;
  if (min !== null) return t('import.target.atLeast', { number: number(min) });
  return max === null ? '' : t('import.target.atMost', { number: number(max) });
}

function withUnit(amount: string, unit: string | null): string {
  if (!unit) return amount;
  return amount === '' ? unit : `${amount}\u00a0${unit}`;
}

function cadenceOf({ min, max, unit }: ParsedTarget, amount: string, t: Say): string {
  if (unit) return withUnit(amount, unit);
  return t('import.target.cadence', { count: max ?? min ?? 1, amount: amount || '1' });
}

function eachOf(each: string | null, t: Say): string {
  if (each === null) return '';
  return each === 'municipality' ? t('import.target.municipality') : t('import.target.each', { what: each });
}
