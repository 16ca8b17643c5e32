import { NativeSelect, NumberInput } from '@mantine/core';
import { type Cadence, OnDaysOff, RhythmUnit } from '#platform/rhythm/rule.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';

/** The same rule field by field, for those who would rather choose than write. */
export function CadenceFields({ value, onChange }: { value: Cadence; onChange: (cadence: Cadence) => void }) {
  const t = useUiTexts();
  const amount = (given: string | number, least: number) => Math.max(least, Math.trunc(Number(given) || least));
  const choosePer = (per: RhythmUnit) => {
    const onDaysOff = per === 'day' || value.onDaysOff !== 'skip' ? value.onDaysOff : 'stay';
    // A day of one unit is none of another.
    onChange({ ...value, per, by: null, onDaysOff: per === 'day' && onDaysOff !== 'skip' ? 'stay' : onDaysOff });
  };
  const daysOff = OnDaysOff.options.filter((one) => one === 'stay' || (one === 'skip') === (value.per === 'day'));
  return (
    <details className="k-rhythm-fields">
      <summary>{t('rhythm.fields')}</summary>
      <div className="k-rhythm-grid">
        <NumberInput
          label={t('rhythm.min')}
          value={value.min}
          min={1}
          max={1_000}
          onChange={(given) => onChange({ ...value, min: amount(given, 1) })}
        />
        <NumberInput
          label={t('rhythm.max')}
          value={value.max ?? ''}
          min={1}
          max={1_000}
          onChange={(given) => onChange({ ...value, max: given === '' ? null : amount(given, 1) })}
        />
        <NumberInput
          label={t('rhythm.every')}
          value={value.every}
          min={1}
          max={60}
          onChange={(given) => onChange({ ...value, every: Math.min(60, amount(given, 1)) })}
        />
        <NativeSelect
          label={t('rhythm.per')}
          value={value.per}
          onChange={(event) => choosePer(RhythmUnit.parse(event.currentTarget.value))}
          data={RhythmUnit.options.map((unit) => ({ value: unit, label: t(`rhythm.units.${unit}`) }))}
        />
        <NativeSelect
          label={t('rhythm.daysOff')}
          value={value.onDaysOff}
          onChange={(event) => onChange({ ...value, onDaysOff: OnDaysOff.parse(event.currentTarget.value) })}
          data={daysOff.map((one) => ({ value: one, label: t(`rhythm.onDaysOff.${one}`) }))}
        />
      </div>
    </details>
  );
}
