import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ApiError, isCalledOff } from '#ui/api/errors.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { FileDrop } from '#ui/parts/file-drop.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useFormat } from '#ui/use-format.ts';
import { evidence } from '../../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { SendingFile } from './sending-file.tsx';
import { StepChoice } from './step-choice.tsx';
import { evidenceKinds, mostBytes, useUpload } from './use-upload.ts';

const ways = ['file', 'link', 'note'] as const;
type Way = (typeof ways)[number];

interface AddEvidenceProps {
  view: ActivityView;
  stepId: string | null;
  /** Which of the three it begins with. */
  way: string | undefined;
  onClose: () => void;
}

/** A file, a photo, a link or a few words; each with the step it belongs to and the day it is of. */
export function AddEvidence(props: AddEvidenceProps) {
  const t = usePlanTexts();
  const form = useEvidenceForm(props);
  const { way, set } = form;
  return (
    <QuickLook opened onClose={props.onClose} title={t('activity.evidence.add')}>
      <form className="k-form-small" noValidate onSubmit={(event) => void form.submit(event)}>
        <SegmentedControl
          aria-label={t('activity.evidence.kind')}
          value={way}
          onChange={(value) => set({ way: ways.find((one) => one === value) ?? 'file' })}
          data={ways.map((value) => ({ value, label: t(`activity.evidence.${value}`) }))}
        />
        {way === 'file' && (
          <FileDrop
            label={t('activity.measure.file')}
            files={form.files}
            onChange={(files) => set({ files })}
            kinds={evidenceKinds}
            maxBytes={mostBytes}
            many
          />
        )}
        {way === 'link' && (
          <TextInput
            data-autofocus
            type="url"
            inputMode="url"
            label={t('activity.evidence.linkLabel')}
            value={form.url}
            error={form.wrong('url')}
            onChange={(event) => set({ url: event.currentTarget.value })}
          />
        )}
        {way !== 'note' && (
          <TextInput
            label={t('activity.evidence.linkTitle')}
            value={form.title}
            maxLength={500}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
        )}
        <Textarea
          autosize
          minRows={way === 'note' ? 4 : 2}
          label={way === 'note' ? t('activity.evidence.noteLabel') : t('activity.measure.note')}
          value={form.note}
          maxLength={5_000}
          error={form.wrong('note')}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <StepChoice view={props.view} value={form.stepId} onChange={(stepId) => set({ stepId })} />
        <DateField
          label={t('activity.evidence.dated')}
          value={form.datedOn}
          error={form.wrong('datedOn')}
          onChange={(day) => set({ datedOn: day ?? '' })}
        />
        {form.failure && (
          <p role="alert" className="k-wrong">
            {form.failure}
          </p>
        )}
        {form.sending && <SendingFile sending={form.sending} />}
        <div className="k-row">
          <Button type="submit" loading={form.saving} disabled={way === 'file' && form.files.length === 0}>
            {t('activity.evidence.save')}
          </Button>
          <Button variant="subtle" color="stone" onClick={props.onClose}>
            {t('activity.evidence.cancel')}
          </Button>
        </div>
      </form>
    </QuickLook>
  );
}

function useEvidenceForm({ view, stepId, way: begunWith, onClose }: AddEvidenceProps) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const format = useFormat();
  const changes = useChanges();
  const { upload, sending } = useUpload();
  const [values, setValues] = useState({
    way: ways.find((one) => one === begunWith) ?? ('file' as Way),
    files: [] as readonly File[],
    url: '',
    title: '',
    note: '',
    stepId,
    datedOn: format.today(),
  });
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { way, files, url, title, note, datedOn } = values;
  const attached = { stepId: values.stepId, title, note, datedOn };
  const add = async (
    body:
      | ({ kind: 'file'; fileId: string } & typeof attached)
      | ({ kind: 'link'; url: string } & typeof attached)
      | ({ kind: 'note' } & typeof attached),
  ) => {
    await changes.send(
      evidence.add,
      { params: changes.at({ id: view.activity.id }), body },
      t('activity.evidence.added'),
    );
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setSaving(true);
    setError(null);
    try {
      if (way === 'link') await add({ kind: 'link', url, ...attached });
      else if (way === 'note') await add({ kind: 'note', ...attached });
      else for (const file of files) await add({ kind: 'file', fileId: (await upload(file)).id, ...attached });
      onClose();
    } catch (problem) {
      if (!isCalledOff(problem)) setError(problem);
    } finally {
      setSaving(false);
    }
  };
  const fields = error instanceof ApiError ? error.fields : [];
  return {
    ...values,
    saving,
    sending,
    submit,
    set: (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change })),
    wrong: (field: string) => fields.find((one) => one.field === field)?.message,
    failure: error !== null && fields.length === 0 ? explain(error) : null,
  };
}
