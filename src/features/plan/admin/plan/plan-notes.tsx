import { InlineText } from '#ui/inline/inline-text.tsx';
import { Section } from '#ui/parts/section.tsx';
import type { PlanView } from '../../contract/plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useChangePlan } from './plan-head.tsx';

export function PlanNotes({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const change = useChangePlan(view);
  const { plan } = view;
  if (!plan.may.edit && plan.notes === '') return null;
  return (
    <Section title={t('plan.header.notes')}>
      <div className="k-prose k-plan-notes">
        <InlineText
          multiline
          label={t('plan.header.notes')}
          value={plan.notes}
          readOnly={!plan.may.edit}
          empty={t('plan.header.notesEmpty')}
          onSave={(notes) => change({ notes })}
        />
      </div>
    </Section>
  );
}
