import { Button, CloseButton } from '@mantine/core';
import { IconFile, IconUpload } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useFormat } from '../use-format.ts';
import './file-drop.css';

export interface FileDropProps {
  label: string;
  files: readonly File[];
  onChange: (files: readonly File[]) => void;
  /** Endings with the dot: `['.docx', '.xlsx']`. */
  kinds: readonly string[];
  maxBytes: number;
  many?: boolean;
  /** The server's answer about this field. */
  error?: string | undefined;
}

/** A file by click, drag, paste or keyboard; what does not fit is answered here, before anything is sent. */
export function FileDrop(props: FileDropProps) {
  const t = useUiTexts();
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { problems, take } = useTaking(props);
  const answers = props.error ? [props.error, ...problems] : problems;

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a drop field in every browser.
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      className="k-drop"
      data-over={over || undefined}
      data-wrong={answers.length > 0 || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <IconUpload size={24} stroke={1.5} aria-hidden />
      <strong id={`${id}-label`}>{props.label}</strong>
      <div className="k-row">
        <Button variant="default" onClick={() => input.current?.click()} aria-describedby={`${id}-answers`}>
          {t('file.choose')}
        </Button>
        <span className="k-soft">{t('file.drop')}</span>
      </div>
      <span className="k-soft k-small">
        {props.kinds.join(', ')}. {t('file.limit', { size: format.bytes(props.maxBytes) })}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.label}
        accept={props.kinds.join(',')}
        multiple={props.many ?? false}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <ul className="k-drop-files">
        {props.files.map((file) => (
          <li key={`${file.name} ${file.size}`}>
            <IconFile size={18} stroke={1.6} aria-hidden />
            <span>{file.name}</span>
            <span className="k-soft k-small">{format.bytes(file.size)}</span>
            <CloseButton
              size="sm"
              aria-label={t('file.remove', { name: file.name })}
              onClick={() => props.onChange(props.files.filter((one) => one !== file))}
            />
          </li>
        ))}
      </ul>
      <div id={`${id}-answers`} role="alert" className="k-drop-answers">
        {answers.map((answer) => (
          <p key={answer}>{answer}</p>
        ))}
      </div>
    </div>
  );
}

function useTaking({ files, onChange, kinds, maxBytes, many }: FileDropProps) {
  const t = useUiTexts();
  const format = useFormat();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const problemOf = (file: File): string | null => {
    const { name } = file;
    if (!kinds.some((kind) => name.toLowerCase().endsWith(kind))) {
      return t('file.wrongKind', { name, kinds: kinds.join(', ') });
    }
    if (file.size === 0) return t('file.empty', { name });
    if (file.size <= maxBytes) return null;
    return t('file.tooLarge', { name, size: format.bytes(file.size), limit: format.bytes(maxBytes) });
  };
  const take = (list: FileList | null) => {
    const given = [...(list ?? [])].slice(0, many ? undefined : 1);
    const good = given.filter((file) => problemOf(file) === null);
    setProblems(given.flatMap((file) => problemOf(file) ?? []));
    if (good.length > 0) onChange(many ? [...files, ...good] : good);
  };
  return { problems, take };
}
