import { Button, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { evidence as endpoints } from '../../../contract/activity-endpoints.ts';
import { EvidenceChange } from '../../../contract/inputs.ts';
import type { ActivityView, EvidenceView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { StepChoice } from './step-choice.tsx';

const schema = EvidenceChange.omit({ revision: true });

interface EvidenceEditorProps {
  view: ActivityView;
  evidence: EvidenceView;
  onClose: () => void;
}

export function EvidenceEditor({ view, evidence, onClose }: EvidenceEditorProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { organisation } = changes.at({});
  const { title, note, datedOn, stepId } = evidence;
  const form = useDraftForm({
    draftKey: `${organisation}:evidence:${evidence.id}`,
    initial: { title, note, datedOn, stepId },
    revision: evidence.revision,
    schema,
    room: 'plan',
    save: async (body, revision) => {
      const input = {
        params: changes.at({ id: evidence.id }),
        body: { ...body, revision: revision ?? evidence.revision },
      };
      await changes.send(endpoints.change, input, t('activity.evidence.changed'));
      onClose();
    },
  });
  const labels = {
    title: t('activity.evidence.linkTitle'),
    note: t('activity.measure.note'),
    datedOn: t('activity.evidence.dated'),
    stepId: t('activity.evidence.step'),
  };
  return (
    <QuickLook opened onClose={onClose} title={t('activity.evidence.editTitle')}>
      <RecordForm
        form={form}
        labels={labels}
        saveLabel={t('activity.evidence.keep')}
        secondary={
          <Button variant="subtle" color="stone" onClick={onClose}>
            {t('activity.evidence.cancel')}
          </Button>
        }
      >
        <TextInput data-autofocus label={labels.title} {...form.field('title')} />
        <Textarea autosize minRows={3} label={labels.note} {...form.field('note')} />
        <DateField label={labels.datedOn} {...form.field('datedOn')} />
        <StepChoice view={view} value={form.values.stepId} onChange={(step) => form.set('stepId', step)} />
      </RecordForm>
    </QuickLook>
  );
}
