import { useFormat } from '#ui/use-format.ts';

/** Whole euros stand without cents; others have both digits: `450,50 €`. */
export function useEuros(): (cents: number) => string {
  const format = useFormat();
  const mark = format.number(0.5).charAt(1);
  return (cents) => {
    const rest = Math.abs(cents % 100);
    const euros = `${cents < 0 ? '−' : ''}${format.number(Math.floor(Math.abs(cents) / 100))}`;
    return `${euros}${rest === 0 ? '' : `${mark}${String(rest).padStart(2, '0')}`}\u00a0€`;
  };
}
