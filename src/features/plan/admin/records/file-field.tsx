import { Button } from '@mantine/core';
import { useState } from 'react';
import { files } from '#platform/files/contract.ts';
import { addressOf } from '#ui/api/client.ts';
import { isCalledOff } from '#ui/api/errors.ts';
import { FileDrop } from '#ui/parts/file-drop.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import type { FileLine } from '../../contract/lines.ts';
import { SendingFile } from '../activity/evidence/sending-file.tsx';
import { evidenceKinds, mostBytes, useUpload } from '../activity/evidence/use-upload.ts';
import { usePlanTexts } from '../plan-texts.ts';

interface FileFieldProps {
  label: string;
  /** The file that is kept already. */
  known: FileLine | null;
  value: string | null;
  onChange: (fileId: string | null) => void;
}

/** One signed or otherwise kept file of a record; it goes up at once, and is kept with the form. */
export function FileField({ label, known, value, onChange }: FileFieldProps) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const { upload, sending } = useUpload();
  const [sent, setSent] = useState<{ id: string; name: string } | null>(null);
  const shown = sent?.id === value ? sent : known?.id === value ? known : null;
  const send = async ([file]: readonly File[]) => {
    if (!file) return;
    try {
      const { id } = await upload(file);
      setSent({ id, name: file.name });
      onChange(id);
    } catch (error) {
      if (!isCalledOff(error)) toasts.failure(error);
    }
  };
  if (value !== null) {
    return (
      <div className="k-row">
        <span>
          {label}: {shown?.name ?? t('records.file')}
        </span>
        <Button variant="subtle" color="stone" size="compact-sm" onClick={() => onChange(null)}>
          {t('records.fileRemove')}
        </Button>
      </div>
    );
  }
  if (sending) return <SendingFile sending={sending} />;
  return (
    <FileDrop
      label={label}
      files={[]}
      onChange={(chosen) => void send(chosen)}
      kinds={evidenceKinds}
      maxBytes={mostBytes}
    />
  );
}

export function FileLink({ file }: { file: FileLine }) {
  const { slug } = useSession().organisation;
  return (
    <a href={addressOf(files.read, { params: { organisation: slug, id: file.id } })} target="_blank" rel="noreferrer">
      {file.name}
    </a>
  );
}
