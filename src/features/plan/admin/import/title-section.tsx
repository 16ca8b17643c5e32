import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { usePlanTexts } from '../plan-texts.ts';

interface TitleSectionProps {
  value: string;
  onChange: (value: string) => void;
  /** Asked for and still empty. */
  problem: boolean;
  ref: Ref<HTMLInputElement>;
}

export function TitleSection({ value, onChange, problem, ref }: TitleSectionProps) {
  const t = usePlanTexts();
  return (
    <TextInput
      label={t('import.planTitle')}
      ref={ref}
      value={value}
      error={problem ? t('import.titleMissing') : undefined}
      maxLength={500}
      onChange={(event) => onChange(event.currentTarget.value)}
      className="plan-title-field"
    />
  );
}
