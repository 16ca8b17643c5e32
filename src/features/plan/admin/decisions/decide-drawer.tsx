import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useFormat } from '#ui/use-format.ts';
import { DecisionMade, type DecisionView, decisions } from '../../contract/decisions.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { FileField } from '../records/file-field.tsx';
import { PartyInput } from '../records/party-input.tsx';
import '../records/records.css';

interface DecideDrawerProps {
  decision: DecisionView;
  onClose: () => void;
}

/** What was decided: one of the options or other words, by whom, when, where it can be read, when to look again. */
export function DecideDrawer({ decision, onClose }: DecideDrawerProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  const params = changes.at({ id: decision.id });
  const form = useDraftForm({
    draftKey: `${params.organisation}:decision:${decision.id}:decide`,
    initial: {
      chosenOption: null as string | null,
      outcome: '',
      decidedOn: format.today() as string | null,
      decidedBy: decision.decider,
      reason: '',
      protocol: '',
      fileId: null as string | null,
      reviewOn: decision.reviewOn,
      revision: decision.revision,
    },
    revision: decision.revision,
    schema: DecisionMade,
    room: 'plan',
    save: async (body, revision) => {
      const input = { params, body: { ...body, revision: revision ?? decision.revision } };
      await changes.send(decisions.decide, input, t('decisions.decided'));
      onClose();
    },
  });
  const labels = {
    chosenOption: t('decisions.options'),
    outcome: t('decisions.outcomeLabel'),
    decidedOn: t('decisions.decidedDay'),
    decidedBy: t('decisions.decidedBy'),
    reason: t('decisions.reason'),
    protocol: t('decisions.protocol'),
    fileId: t('records.file'),
    reviewOn: t('decisions.reviewLabel'),
    revision: '',
  };
  const options = decision.options.filter((option) => option.title !== '');
  return (
    <QuickLook opened onClose={onClose} title={t('decisions.decideTitle')}>
      <RecordForm
        form={form}
        labels={labels}
        saveLabel={t('decisions.decide')}
        secondary={<Cancel onClose={onClose} />}
      >
        {options.length > 0 && (
          <Radio.Group
            label={decision.title}
            value={form.values.chosenOption ?? ''}
            error={form.errors.chosenOption}
            onChange={(value) => form.set('chosenOption', value === '' ? null : value)}
          >
            <div className="k-fields">
              {options.map((option) => (
                <Radio key={option.id} value={option.id} label={option.title} />
              ))}
              <Radio value="" label={t('decisions.ownWords')} />
            </div>
          </Radio.Group>
        )}
        <Textarea autosize minRows={2} maxLength={5_000} label={labels.outcome} {...form.field('outcome')} />
        <div className="k-two">
          <PartyInput label={labels.decidedBy} {...form.field('decidedBy')} />
          <DateField label={labels.decidedOn} {...form.field('decidedOn')} />
        </div>
        <Textarea autosize minRows={2} maxLength={10_000} label={labels.reason} {...form.field('reason')} />
        <div className="k-two">
          <TextInput maxLength={200} label={labels.protocol} {...form.field('protocol')} />
          <DateField label={labels.reviewOn} {...form.field('reviewOn')} />
        </div>
        <FileField
          label={labels.fileId}
          known={null}
          value={form.values.fileId}
          onChange={(fileId) => form.set('fileId', fileId)}
        />
      </RecordForm>
    </QuickLook>
  );
}

export function Cancel({ onClose }: { onClose: () => void }) {
  const t = usePlanTexts();
  return (
    <Button variant="subtle" color="stone" onClick={onClose}>
      {t('records.cancel')}
    </Button>
  );
}
