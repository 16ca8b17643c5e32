import { Section } from '#ui/parts/section.tsx';
import type { ActivityView } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { StepWork } from './step-work.tsx';

/** Decisions, agreements and proposals of the activity that belong to no single step; more can be begun. */
export function HangingSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const { id, title } = view.activity;
  return (
    <Section title={t('starting.hanging')}>
      <StepWork activityId={id} stepId={null} text={title} />
    </Section>
  );
}
