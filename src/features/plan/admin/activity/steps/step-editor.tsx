import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { SentenceField } from '#ui/rhythm/sentence-field.tsx';
import { useSession } from '#ui/session.tsx';
import { steps } from '../../../contract/activity-endpoints.ts';
import { StepChange } from '../../../contract/inputs.ts';
import type { StepView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { cadenceOfRecurs, monthly, type Recurs, recursOfCadence } from './recurrence.ts';

const schema = StepChange.omit({ revision: true });

/** All of a step at once: its wording, when it is due, whether and how it recurs. */
export function StepEditor({ step, onClose }: { step: StepView; onClose: () => void }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { slug } = useSession().organisation;
  const form = useDraftForm({
    draftKey: `${slug}:step:${step.id}`,
    initial: { text: step.text, dueOn: step.dueOn, conditional: step.conditional, recurs: step.recurs },
    revision: step.revision,
    schema,
    room: 'plan',
    save: async (body, revision) => {
      const input = { params: changes.at({ id: step.id }), body: { ...body, revision: revision ?? step.revision } };
      await changes.send(steps.change, input, t('activity.steps.changed'));
      onClose();
    },
  });
  const { recurs } = form.values;
  const labels = {
    text: t('activity.steps.text'),
    dueOn: t('activity.steps.dueLabel'),
    conditional: t('activity.steps.conditional'),
    recurs: t('activity.steps.rhythm'),
  };
  return (
    <QuickLook opened onClose={onClose} title={t('activity.steps.editTitle')}>
      <RecordForm
        form={form}
        labels={labels}
        secondary={
          <Button variant="subtle" color="stone" onClick={onClose}>
            {t('activity.steps.cancel')}
          </Button>
        }
      >
        <Textarea autosize minRows={3} data-autofocus label={labels.text} {...form.field('text')} />
        <DateField label={labels.dueOn} {...form.field('dueOn')} />
        <NativeSelect
          label={labels.recurs}
          value={recurs === null ? '' : recurs.per === null ? 'regular' : 'rule'}
          onChange={(event) => form.set('recurs', recursFrom(event.currentTarget.value, step))}
          data={[
            { value: '', label: t('activity.steps.once') },
            { value: 'rule', label: t('activity.steps.byRule') },
            { value: 'regular', label: t('words.regular') },
          ]}
        />
        {recurs && <Rule recurs={recurs} error={form.errors.recurs} onChange={(next) => form.set('recurs', next)} />}
        <Checkbox
          label={labels.conditional}
          checked={form.values.conditional}
          onChange={(event) => form.set('conditional', event.currentTarget.checked)}
        />
      </RecordForm>
    </QuickLook>
  );
}

function recursFrom(value: string, step: StepView): StepView['recurs'] {
  if (value === '') return null;
  if (value === 'regular') return { ...monthly, keptBy: step.recurs?.keptBy ?? null, per: null };
  return step.recurs?.per ? step.recurs : { ...monthly, keptBy: step.recurs?.keptBy ?? null };
}

interface RuleProps {
  recurs: Recurs;
  error: string | undefined;
  onChange: (recurs: Recurs) => void;
}

/** How often in a sentence, and whether records tick its turns. */
function Rule({ recurs, error, onChange }: RuleProps) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const { data } = useEndpointQuery(steps.sources, { params: { organisation: slug } });
  return (
    <>
      {recurs.per !== null && (
        <SentenceField
          value={cadenceOfRecurs(recurs)}
          error={error}
          onChange={(cadence) => onChange(recursOfCadence(cadence, recurs))}
        />
      )}
      <NativeSelect
        label={t('activity.steps.keptBy')}
        value={recurs.keptBy ?? ''}
        onChange={(event) => onChange({ ...recurs, keptBy: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('activity.steps.keptByHand') },
          ...(data?.sources ?? []).map(({ key, label }) => ({ value: key, label })),
        ]}
      />
    </>
  );
}
