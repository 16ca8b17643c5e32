import { Alert, Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#ui/form/date-field.tsx';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { FileDrop } from '#ui/parts/file-drop.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type PlanApproval, reviews } from '../../contract/reviews.ts';
import { evidenceKinds, mostBytes, useUpload } from '../activity/evidence/use-upload.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useApprovalChange } from './use-approval.ts';

/** The dated record of an approval: who, when, where it can be read. */
export function ApproveForm({ approval, onClose }: { approval: PlanApproval; onClose: () => void }) {
  const t = usePlanTexts();
  const form = useApproveForm(approval, onClose);
  const { error, wrong } = form;
  const changed = error?.code === 'changed_since_review';
  return (
    <form
      className="k-plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.send(false);
      }}
    >
      <TextInput
        data-autofocus
        label={t('approval.by')}
        description={t('approval.byHint')}
        value={form.body}
        error={wrong('body')}
        onChange={(event) => form.setBody(event.currentTarget.value)}
      />
      <DateField
        label={t('approval.on')}
        value={form.approvedOn}
        error={wrong('approvedOn')}
        onChange={form.setApprovedOn}
      />
      <TextInput
        label={t('approval.protocol')}
        value={form.protocol}
        maxLength={100}
        error={wrong('protocol')}
        onChange={(event) => form.setProtocol(event.currentTarget.value)}
      />
      <FileDrop
        label={t('approval.file')}
        files={form.files}
        onChange={form.setFiles}
        kinds={[...evidenceKinds, '.asice', '.bdoc']}
        maxBytes={mostBytes}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('approval.note')}
        value={form.note}
        onChange={(event) => form.setNote(event.currentTarget.value)}
      />
      {error && error.fields.length === 0 && (
        <Alert color="rye" variant="light" role="alert">
          {form.explained}{' '}
          {changed && approval.open && (
            <AppLink
              className="k-text-link"
              to={places.planDiff(approval.plan.id)}
              search={{ from: approval.open.versionId }}
            >
              {t('approval.look')}
            </AppLink>
          )}
        </Alert>
      )}
      <div className="k-row">
        <Button type="submit" loading={form.sending}>
          {t('approval.record')}
        </Button>
        {changed && (
          <Button variant="default" loading={form.sending} onClick={() => void form.send(true)}>
            {t('approval.asReviewed')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('approval.cancel')}
        </Button>
      </div>
    </form>
  );
}

function useApproveForm(approval: PlanApproval, onClose: () => void) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const toasts = useToasts();
  const format = useFormat();
  const { slug } = useSession().organisation;
  const { upload } = useUpload();
  const [body, setBody] = useState(approval.open?.body ?? t('approval.board'));
  const [approvedOn, setApprovedOn] = useState<string | null>(format.today());
  const [protocol, setProtocol] = useState('');
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [uploading, setUploading] = useState(false);
  const change = useApprovalChange(reviews.approve);
  const send = async (asReviewed: boolean) => {
    setUploading(true);
    try {
      const [file] = files;
      const fileId = file ? (await upload(file)).id : null;
      await change.mutateAsync({
        params: { organisation: slug, id: approval.plan.id },
        body: {
          ...{ body, approvedOn: approvedOn ?? '', protocol, note, fileId, asReviewed },
          versionId: approval.open?.versionId ?? null,
          revision: approval.plan.revision,
        },
      });
      toasts.notice(t('approval.recorded'));
      onClose();
    } catch (error) {
      // What the server says of a field stands beside it; a file that could not be sent has no field of its own.
      if (!change.error && files.length > 0) toasts.failure(error);
    } finally {
      setUploading(false);
    }
  };
  return {
    ...{ body, setBody, approvedOn, setApprovedOn, protocol, setProtocol, note, setNote, files, setFiles, send },
    sending: uploading || change.isPending,
    error: change.error,
    explained: change.error ? explain(change.error) : '',
    wrong: (field: string) => change.error?.fields.find((one) => one.field === field)?.message,
  };
}
