import { NativeSelect } from '@mantine/core';
import type { ActivityView } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';

const LONGEST = 80;

export function StepChoice(props: {
  view: ActivityView;
  value: string | null;
  onChange: (stepId: string | null) => void;
}) {
  const t = usePlanTexts();
  const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
  return (
    <NativeSelect
      label={t('activity.evidence.step')}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
      data={[
        { value: '', label: t('activity.evidence.wholeActivity') },
        ...props.view.steps.map((step) => ({ value: step.id, label: short(step.text) })),
      ]}
    />
  );
}
