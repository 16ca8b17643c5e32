import { NativeSelect } from '@mantine/core';
import { useFormat } from '#ui/use-format.ts';
import { usePlanTexts } from '../plan-texts.ts';

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

interface MonthChoiceProps {
  /** First day of the month, `YYYY-MM-01`. */
  value: string;
  onChange: (firstDay: string) => void;
  /** Names the two fields together; without it they go by "first month" and "year". */
  label?: string;
}

/** A month and its year as two plain selects: the browsers' own month field is missing in Firefox and Safari. */
export function MonthChoice({ value, onChange, label }: MonthChoiceProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const [year = '', month = ''] = value.split('-');
  const years = Array.from({ length: 7 }, (_, at) => String(Number(year) - 3 + at));
  const nameOf = (one: string) => format.month(`2026-${one}-01`).replace(/ 2026$/, '');
  return (
    <div className="k-row plan-month">
      <NativeSelect
        label={label ?? t('import.dates.month')}
        data={months.map((one) => ({ value: one, label: nameOf(one) }))}
        value={month}
        onChange={(event) => onChange(`${year}-${event.currentTarget.value}-01`)}
      />
      <NativeSelect
        label={t('import.dates.year')}
        {...(label ? { 'aria-label': `${label}: ${t('import.dates.year')}` } : {})}
        data={years}
        value={year}
        onChange={(event) => onChange(`${event.currentTarget.value}-${month}-01`)}
      />
    </div>
  );
}
