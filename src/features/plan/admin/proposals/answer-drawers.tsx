import { NativeSelect, Radio, Textarea } from '@mantine/core';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import {
  AcceptedInto,
  ProposalAccepted,
  ProposalDeclined,
  ProposalMerged,
  type ProposalView,
  proposals,
} from '../../contract/proposals.ts';
import { Cancel } from '../decisions/decide-drawer.tsx';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityChoice } from '../records/activity-choice.tsx';
import '../records/records.css';

interface DrawerProps {
  proposal: ProposalView;
  onClose: () => void;
}

/** What it becomes: a step or a question at once, or a wish for what comes later. */
export function AcceptDrawer({ proposal, onClose }: DrawerProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const params = changes.at({ id: proposal.id });
  const form = useDraftForm({
    draftKey: `${params.organisation}:proposal:${proposal.id}:accept`,
    initial: {
      into: 'step' as AcceptedInto,
      activityId: proposal.activity?.id ?? null,
      title: proposal.text,
      answer: '',
      revision: proposal.revision,
    },
    revision: proposal.revision,
    schema: ProposalAccepted,
    room: 'plan',
    save: async (body, revision) => {
      const input = { params, body: { ...body, revision: revision ?? proposal.revision } };
      await changes.send(proposals.accept, input, t('proposals.accepted'));
      onClose();
    },
  });
  const { into } = form.values;
  const labels = {
    into: t('proposals.acceptTitle'),
    activityId: t('records.activity'),
    title: into === 'decision' ? t('proposals.decisionText') : t('proposals.stepText'),
    answer: t('proposals.answerLabel'),
    revision: '',
  };
  return (
    <QuickLook opened onClose={onClose} title={t('proposals.acceptTitle')}>
      <RecordForm
        form={form}
        labels={labels}
        saveLabel={t('proposals.accept')}
        secondary={<Cancel onClose={onClose} />}
      >
        <Radio.Group
          aria-label={labels.into}
          value={into}
          onChange={(value) => form.set('into', AcceptedInto.parse(value))}
        >
          <div className="k-fields">
            {AcceptedInto.options.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`proposals.into.${value}`)}
                description={t(`proposals.intoText.${value}`)}
              />
            ))}
          </div>
        </Radio.Group>
        {(into === 'step' || into === 'decision') && (
          <>
            <ActivityChoice
              label={labels.activityId}
              known={proposal.activity}
              value={form.values.activityId}
              error={form.errors.activityId}
              onChange={(id) => form.set('activityId', id)}
              {...(into === 'step' ? { empty: t('records.chooseActivity') } : {})}
            />
            <Textarea autosize minRows={2} maxLength={5_000} label={labels.title} {...form.field('title')} />
          </>
        )}
        <Textarea autosize minRows={2} maxLength={2_000} label={labels.answer} {...form.field('answer')} />
      </RecordForm>
    </QuickLook>
  );
}

export function DeclineDrawer({ proposal, onClose }: DrawerProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const params = changes.at({ id: proposal.id });
  const form = useDraftForm({
    draftKey: `${params.organisation}:proposal:${proposal.id}:decline`,
    initial: { answer: '', revision: proposal.revision },
    revision: proposal.revision,
    schema: ProposalDeclined,
    room: 'plan',
    save: async (body, revision) => {
      const input = { params, body: { ...body, revision: revision ?? proposal.revision } };
      await changes.send(proposals.decline, input, t('proposals.declined'));
      onClose();
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={t('proposals.declineTitle')}>
      <RecordForm
        form={form}
        labels={{ answer: t('proposals.declineReason'), revision: '' }}
        saveLabel={t('proposals.decline')}
        secondary={<Cancel onClose={onClose} />}
      >
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxLength={2_000}
          label={t('proposals.declineReason')}
          description={t('proposals.declineHint')}
          {...form.field('answer')}
        />
      </RecordForm>
    </QuickLook>
  );
}

const LONGEST = 90;

export function MergeDrawer({ proposal, onClose }: DrawerProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const params = changes.at({ id: proposal.id });
  const all = useEndpointQuery(proposals.list, { params: { organisation: params.organisation } }).data?.proposals ?? [];
  const others = all.filter((one) => one.id !== proposal.id && one.state === 'new' && one.mergedInto === null);
  const form = useDraftForm({
    draftKey: `${params.organisation}:proposal:${proposal.id}:merge`,
    initial: { into: '', revision: proposal.revision },
    revision: proposal.revision,
    schema: ProposalMerged,
    room: 'plan',
    save: async (body, revision) => {
      const input = { params, body: { ...body, revision: revision ?? proposal.revision } };
      await changes.send(proposals.merge, input, t('proposals.merged'));
      onClose();
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={t('proposals.mergeTitle')}>
      {others.length === 0 ? (
        <p className="k-soft">{t('proposals.mergeNone')}</p>
      ) : (
        <RecordForm
          form={form}
          labels={{ into: t('proposals.mergeInto'), revision: '' }}
          saveLabel={t('proposals.merge')}
          secondary={<Cancel onClose={onClose} />}
        >
          <NativeSelect
            data-autofocus
            label={t('proposals.mergeInto')}
            {...form.field('into')}
            data={[
              { value: '', label: '–' },
              ...others.map((one) => ({ value: one.id, label: one.text.slice(0, LONGEST) })),
            ]}
          />
        </RecordForm>
      )}
    </QuickLook>
  );
}
