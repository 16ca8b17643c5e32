import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import type { InlineEdit } from './use-inline-edit.ts';
import './inline.css';

export interface InlineProps<Value> {
  /** Names the field to those who do not see it. */
  label: string;
  value: Value;
  onSave: (value: Value) => Promise<unknown>;
  /** Who may not edit sees plain words. */
  readOnly?: boolean;
  /** Shown where there is no value yet: "lisa tähtaeg". */
  empty?: string;
}

interface InlineFrameProps<Value> extends Pick<InlineProps<Value>, 'label' | 'readOnly' | 'empty'> {
  edit: InlineEdit<Value>;
  /** The value as it reads; null where there is none. */
  shown: ReactNode | null;
  field: ReactNode;
}

/** A value that turns into a field where it stands, with saving / saved / not saved beside it. */
export function InlineFrame<Value>({ label, readOnly, empty, edit, shown, field }: InlineFrameProps<Value>) {
  const t = useUiTexts();
  if (readOnly) return <span>{shown ?? '–'}</span>;
  return (
    <span className="k-inline">
      {edit.editing ? (
        field
      ) : (
        <button
          type="button"
          ref={edit.opener}
          className="k-inline-value"
          onClick={edit.open}
          onKeyDown={edit.onOpenerKey}
        >
          <span className="k-only-read">{t('inline.edit', { label })} </span>
          {shown ?? <span className="k-inline-empty">{empty ?? t('inline.empty')}</span>}
        </button>
      )}
      <span role="status" className="k-inline-state" data-state={edit.state}>
        {edit.state === 'saving' && <Loader size={14} aria-label={t('inline.saving')} />}
        {edit.state === 'saved' && (
          <>
            <IconCheck size={15} aria-hidden />
            <span className="k-only-read">{t('inline.saved')}</span>
          </>
        )}
        {edit.state === 'failed' && (
          <>
            <IconAlertTriangle size={15} aria-hidden />
            {edit.problem ?? t('inline.failed')}
          </>
        )}
      </span>
    </span>
  );
}
