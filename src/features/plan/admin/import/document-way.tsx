import { Button, Textarea } from '@mantine/core';
import { IconFileText, IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ProgressTask } from '#ui/parts/progress-task.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import { readClipboard } from './clipboard.ts';
import { readableEndings } from './document-refusal.ts';
import './document-way.css';
import { type Bringing, useBringingIn } from './use-bringing-in.ts';

/** The plan by file or by paste; Ctrl+V works anywhere on the page. */
export function DocumentWay() {
  const { state, bringFiles, bringPaste, cancel } = useBringingIn();
  const busy = state.phase === 'sending';
  usePasteAnywhere((data) => bringPaste(readClipboard(data)));
  return (
    <div className="plan-bring">
      <DropArea busy={busy} onFiles={bringFiles}>
        <Answer state={state} onCancel={cancel} />
      </DropArea>
      <PasteArea busy={busy} onPaste={bringPaste} />
    </div>
  );
}

function usePasteAnywhere(take: (data: DataTransfer) => void) {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      if (!event.clipboardData || event.defaultPrevented || isBeingWritten(event.target)) return;
      event.preventDefault();
      latest.current(event.clipboardData);
    };
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
}

/** Whoever is composing text by hand pastes into it as anywhere else. */
function isBeingWritten(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return target.value !== '';
  return target instanceof HTMLInputElement;
}

function DropArea(props: { busy: boolean; onFiles: (files: readonly File[]) => void; children: ReactNode }) {
  const t = usePlanTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!props.busy) props.onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a drop field in every browser.
    <div
      role="group"
      aria-labelledby={`${id}-title`}
      className="plan-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload size={32} stroke={1.4} aria-hidden />
      <h2 id={`${id}-title`}>{over ? t('import.drop.over') : t('import.drop.title')}</h2>
      <Button disabled={props.busy} onClick={() => input.current?.click()} aria-describedby={`${id}-kinds`}>
        {t('import.drop.choose')}
      </Button>
      <p id={`${id}-kinds`} className="k-soft">
        {t('import.drop.kinds')}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('import.drop.label')}
        accept={readableEndings.join(',')}
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {props.children}
      <p className="k-soft k-small">{t('import.drop.safe')}</p>
    </div>
  );
}

function Answer({ state, onCancel }: { state: Bringing; onCancel: () => void }) {
  const t = usePlanTexts();
  return (
    <div className="plan-drop-answer">
      {state.phase === 'sending' && <Sending state={state} onCancel={onCancel} />}
      <div role="alert">
        {state.phase === 'refused' && (
          <div className="plan-refused">
            <strong>{state.pasted ? t('import.refused.pasteTitle') : t('import.refused.title')}</strong>
            <p>{state.answer}</p>
          </div>
        )}
      </div>
      <div role="status">{state.phase === 'cancelled' && <p className="k-soft">{t('import.drop.cancelled')}</p>}</div>
    </div>
  );
}

function Sending({ state, onCancel }: { state: Extract<Bringing, { phase: 'sending' }>; onCancel: () => void }) {
  const t = usePlanTexts();
  const sent = state.share >= 1;
  const name = state.name ?? '';
  const label =
    state.name === null
      ? t('import.drop.readingPaste')
      : sent
        ? t('import.drop.reading', { name })
        : t('import.drop.sending', { name });
  return <ProgressTask title={label} share={sent ? null : state.share} onCancel={onCancel} />;
}

function PasteArea(props: { busy: boolean; onPaste: ReturnType<typeof useBringingIn>['bringPaste'] }) {
  const t = usePlanTexts();
  const [text, setText] = useState('');
  return (
    <section className="plan-paste" aria-label={t('import.paste.title')}>
      <h2>{t('import.paste.title')}</h2>
      <p className="k-soft">{t('import.paste.text')}</p>
      <Textarea
        aria-label={t('import.paste.label')}
        placeholder={t('import.paste.label')}
        autosize
        minRows={6}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && (
        <Button
          variant="default"
          disabled={props.busy}
          leftSection={<IconFileText size={18} stroke={1.6} aria-hidden />}
          onClick={() => props.onPaste({ files: [], text, html: undefined })}
        >
          {t('import.paste.read')}
        </Button>
      )}
    </section>
  );
}
