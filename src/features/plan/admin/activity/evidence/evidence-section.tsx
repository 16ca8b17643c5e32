import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { isCalledOff } from '#ui/api/errors.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useFormat } from '#ui/use-format.ts';
import { evidence } from '../../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { AddEvidence } from './add-evidence.tsx';
import { EvidenceItem } from './evidence-item.tsx';
import { SendingFile } from './sending-file.tsx';
import { mostBytes, useUpload } from './use-upload.ts';
import './evidence.css';

/** What shows that things were done. Files may be dropped or pasted anywhere on the card. */
export function EvidenceSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const { params, change } = useAddress();
  const { work } = view.activity.may;
  const drop = useDropped(view);
  const adding = params.evidence;
  const newest = view.evidence.toSorted((one, other) => other.datedOn.localeCompare(one.datedOn));
  return (
    <div
      id="at-evidence"
      tabIndex={-1}
      className="k-anchor k-evidence"
      data-over={drop.over || undefined}
      {...(work ? drop.handlers : {})}
    >
      <Section title={t('activity.evidence.title')} note={view.evidence.length || undefined}>
        {view.evidence.length === 0 && <p className="k-soft">{t('activity.evidence.empty')}</p>}
        <ul className="k-evidence-list">
          {newest.map((one) => (
            <EvidenceItem key={one.id} view={view} evidence={one} />
          ))}
        </ul>
        {drop.sending && <SendingFile sending={drop.sending} />}
        {work && (
          <div className="k-evidence-add k-no-print">
            <Button
              variant="subtle"
              size="compact-md"
              leftSection={<IconPaperclip size={16} aria-hidden />}
              onClick={() => change({ evidence: 'new' })}
            >
              {t('activity.evidence.add')}
            </Button>
            <span className="k-soft k-small">{t('activity.evidence.drop')}</span>
          </div>
        )}
      </Section>
      {work && adding && (
        <AddEvidence
          view={view}
          stepId={view.steps.some((step) => step.id === adding) ? adding : null}
          way={params.way}
          onClose={() => change({ evidence: null, way: null })}
        />
      )}
    </div>
  );
}

function useDropped(view: ActivityView) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const changes = useChanges();
  const format = useFormat();
  const { upload, sending } = useUpload();
  const [over, setOver] = useState(false);
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      const { name } = file;
      if (file.size > mostBytes) {
        toasts.notice(t('activity.evidence.tooLarge', { name }));
        continue;
      }
      try {
        const { id } = await upload(file);
        const input = { params: changes.at({ id: view.activity.id }), body: { kind: 'file' as const, fileId: id } };
        await changes.attempt(evidence.add, input, t('activity.evidence.added'));
      } catch (error) {
        if (!isCalledOff(error)) toasts.failure(error);
      }
    }
  };
  // A browser calls whatever picture is pasted "image.png".
  const named = (file: File) =>
    file.name === 'image.png'
      ? new File([file], `${t('activity.evidence.pasted', { day: format.day(format.today()) })}.png`, {
          type: file.type,
        })
      : file;
  return {
    over,
    sending,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void take([...event.dataTransfer.files]);
      },
      onPaste: (event: ClipboardEvent) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        void take([...event.clipboardData.files].map(named));
      },
    },
  };
}
