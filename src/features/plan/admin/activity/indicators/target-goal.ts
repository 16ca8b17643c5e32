import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui/use-format.ts';
import type { TargetView } from '../../../contract/plan.ts';
import { targetWords } from '../../import/target-words.ts';
import { usePlanTexts } from '../../plan-texts.ts';

/** "kasv vähemalt 25 % aastas", as the preview of an import says it too. */
export function useGoal(): (target: TargetView) => string {
  const t = usePlanTexts();
  const format = useFormat();
  return (target) => targetWords(target, t, (value) => format.number(value));
}

/** The server's reason for a state, as a sentence with its figures. */
export function useReason(): (reason: TargetView['reason']) => string {
  const { t } = useTranslation('plan');
  const format = useFormat();
  return ({ code, params }) => {
    const shown = Object.entries(params).map(([key, value]) => {
      if (typeof value === 'number') return [key, format.number(value)];
      return [key, /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value];
    });
    return String(t(`reasons.${code}`, Object.fromEntries(shown)));
  };
}

/** A figure with its unit; growth is told in per cent. */
export function useFigure(): (target: TargetView, value: number) => string {
  const format = useFormat();
  return (target, value) => {
    const unit = target.kind === 'growth' ? '%' : target.unit;
    return unit ? `${format.number(value)}\u00a0${unit}` : format.number(value);
  };
}
