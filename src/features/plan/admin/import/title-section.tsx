import { TextInput } from '@mantine/core';
import { usePlanTexts } from '../plan-texts.ts';

export function TitleSection({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = usePlanTexts();
  return (
    <TextInput
      label={t('import.planTitle')}
      value={value}
      maxLength={500}
      onChange={(event) => onChange(event.currentTarget.value)}
      className="plan-title-field"
    />
  );
}
