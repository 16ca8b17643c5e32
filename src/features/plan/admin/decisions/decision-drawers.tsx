import { Textarea } from '@mantine/core';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { DecisionChange, DecisionReviewed, type DecisionView, decisions } from '../../contract/decisions.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { usePartyByName } from '../records/party-input.tsx';
import { Cancel } from './decide-drawer.tsx';
import { DecisionFields, type DecisionValues, useDecisionLabels } from './decision-form.tsx';

interface DrawerProps {
  decision: DecisionView;
  onClose: () => void;
}

const changeSchema = DecisionChange.omit({ revision: true });

export function EditDecision({ decision, onClose }: DrawerProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const labels = useDecisionLabels();
  const partyByName = usePartyByName();
  const params = changes.at({ id: decision.id });
  const { title, background, options, decider, decideBy, activity } = decision;
  const initial: DecisionValues = { title, background, options, decider, decideBy, activityId: activity?.id ?? null };
  const form = useDraftForm({
    draftKey: `${params.organisation}:decision:${decision.id}`,
    initial,
    revision: decision.revision,
    schema: changeSchema,
    room: 'plan',
    save: async (body, revision) => {
      const deciderPartyId = partyByName(body.decider ?? '');
      const input = { params, body: { ...body, deciderPartyId, revision: revision ?? decision.revision } };
      await changes.send(decisions.change, input, t('decisions.changed'));
      onClose();
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={t('decisions.editTitle')}>
      <RecordForm form={form} labels={labels} secondary={<Cancel onClose={onClose} />}>
        <DecisionFields form={form} known={activity} />
      </RecordForm>
    </QuickLook>
  );
}

const reviewSchema = DecisionReviewed.omit({ revision: true });

export function ReviewDecision({ decision, onClose }: DrawerProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const params = changes.at({ id: decision.id });
  const form = useDraftForm({
    draftKey: `${params.organisation}:decision:${decision.id}:review`,
    initial: { note: '', reviewOn: null as string | null },
    revision: decision.revision,
    schema: reviewSchema,
    room: 'plan',
    save: async (body, revision) => {
      const input = { params, body: { ...body, revision: revision ?? decision.revision } };
      await changes.send(decisions.review, input, t('decisions.reviewed'));
      onClose();
    },
  });
  const labels = { note: t('decisions.reviewNote'), reviewOn: t('decisions.nextReview') };
  return (
    <QuickLook opened onClose={onClose} title={t('decisions.reviewTitle')}>
      <RecordForm
        form={form}
        labels={labels}
        saveLabel={t('decisions.stands')}
        secondary={<Cancel onClose={onClose} />}
      >
        <Textarea data-autofocus autosize minRows={3} maxLength={2_000} label={labels.note} {...form.field('note')} />
        <DateField label={labels.reviewOn} {...form.field('reviewOn')} />
      </RecordForm>
    </QuickLook>
  );
}
