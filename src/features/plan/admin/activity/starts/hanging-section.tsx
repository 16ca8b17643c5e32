import { Section } from '#ui/parts/section.tsx';
import type { ActivityView } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { StepWork } from './step-work.tsx';
import { useStarts } from './use-starts.ts';

/** Decisions, agreements and proposals of the activity that belong to no single step; more can be begun. */
export function HangingSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const { id, title } = view.activity;
  const { work } = useStarts(id, null);
  return (
    <Section title={t('starting.hanging')}>
      {work.length === 0 && <p className="k-soft">{t('starting.empty')}</p>}
      <StepWork activityId={id} stepId={null} text={title} />
    </Section>
  );
}
