import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { RecordForm } from '#ui/form/record-form.tsx';
import { type DraftForm, useDraftForm } from '#ui/form/use-draft-form.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import type { ActivityLine } from '../../contract/lines.ts';
import { NewProposal, ProposalChange, type ProposalView, proposals } from '../../contract/proposals.ts';
import { Cancel } from '../decisions/decide-drawer.tsx';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityChoice } from '../records/activity-choice.tsx';

const sources = ['by-hand', 'working-group', 'survey', 'workshop', 'user-test'] as const;
type Source = (typeof sources)[number];
type Values = { text: string; sourceKind: Source; source: string; activityId: string | null };

function useLabels() {
  const t = usePlanTexts();
  return {
    text: t('proposals.text'),
    sourceKind: t('proposals.sourceKind'),
    source: t('proposals.source'),
    activityId: t('records.activity'),
  };
}

export function NewProposalDrawer({ onClose }: { onClose: () => void }) {
  const t = usePlanTexts();
  const go = useGo();
  const changes = useChanges();
  const params = changes.at({});
  const form = useDraftForm({
    draftKey: `${params.organisation}:proposal:new`,
    initial: { text: '', sourceKind: 'by-hand', source: '', activityId: null } as Values,
    revision: null,
    schema: NewProposal,
    room: 'plan',
    save: async (body) => {
      const { id } = await changes.send(proposals.add, { params, body }, t('proposals.created'));
      go(places.proposal(id));
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={t('proposals.new')}>
      <RecordForm
        form={form}
        labels={useLabels()}
        saveLabel={t('proposals.send')}
        secondary={<Cancel onClose={onClose} />}
      >
        <ProposalFields form={form} known={null} />
      </RecordForm>
    </QuickLook>
  );
}

const changeSchema = ProposalChange.omit({ revision: true });

export function EditProposal({ proposal, onClose }: { proposal: ProposalView; onClose: () => void }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const params = changes.at({ id: proposal.id });
  const { text, source, activity } = proposal;
  // Where a room or a comment brought it from is not for people to rewrite.
  const kind = sources.find((one) => one === source.kind);
  const form = useDraftForm({
    draftKey: `${params.organisation}:proposal:${proposal.id}`,
    initial: {
      text,
      sourceKind: kind ?? 'by-hand',
      source: source.words,
      activityId: activity?.id ?? null,
    } as Values,
    revision: proposal.revision,
    schema: changeSchema,
    room: 'plan',
    save: async ({ sourceKind, ...body }, revision) => {
      const told = kind && sourceKind ? { ...body, sourceKind } : body;
      const input = { params, body: { ...told, revision: revision ?? proposal.revision } };
      await changes.send(proposals.change, input, t('proposals.changed'));
      onClose();
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={t('proposals.editTitle')}>
      <RecordForm form={form} labels={useLabels()} secondary={<Cancel onClose={onClose} />}>
        <ProposalFields form={form} known={activity} fixedSource={kind === undefined} />
      </RecordForm>
    </QuickLook>
  );
}

interface ProposalFieldsProps {
  form: DraftForm<Values>;
  known: ActivityLine | null;
  fixedSource?: boolean;
}

function ProposalFields({ form, known, fixedSource = false }: ProposalFieldsProps) {
  const t = usePlanTexts();
  const labels = useLabels();
  return (
    <>
      <Textarea
        data-autofocus
        autosize
        minRows={4}
        maxLength={5_000}
        label={labels.text}
        description={t('proposals.textHint')}
        {...form.field('text')}
      />
      {!fixedSource && (
        <NativeSelect
          label={labels.sourceKind}
          value={form.values.sourceKind}
          onChange={(event) =>
            form.set('sourceKind', sources.find((one) => one === event.currentTarget.value) ?? 'by-hand')
          }
          data={sources.map((value) => ({ value, label: t(`words.proposalSource.${value}`) }))}
        />
      )}
      <TextInput
        maxLength={500}
        label={labels.source}
        placeholder={t('proposals.sourceHint')}
        {...form.field('source')}
      />
      <ActivityChoice
        label={labels.activityId}
        known={known}
        value={form.values.activityId}
        error={form.errors.activityId}
        onChange={(id) => form.set('activityId', id)}
      />
    </>
  );
}
