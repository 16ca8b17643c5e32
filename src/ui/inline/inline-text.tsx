import { Textarea, TextInput } from '@mantine/core';
import { ApiError } from '../api/errors.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { parseNumber } from '../parse.ts';
import { useFormat } from '../use-format.ts';
import { InlineFrame, type InlineProps } from './inline-frame.tsx';
import { useInlineEdit } from './use-inline-edit.ts';

export function InlineText({ multiline = false, ...props }: InlineProps<string> & { multiline?: boolean }) {
  const edit = useInlineEdit({ value: props.value, onSave: props.onSave, multiline });
  const shared = {
    'aria-label': props.label,
    autoFocus: true,
    value: edit.draft,
    error: edit.state === 'failed',
    onBlur: () => edit.commit(),
    onKeyDown: edit.onFieldKey,
    className: 'k-inline-field',
  };
  const field = multiline ? (
    <Textarea {...shared} autosize minRows={2} onChange={(event) => edit.change(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} onChange={(event) => edit.change(event.currentTarget.value)} />
  );
  return <InlineFrame {...props} edit={edit} shown={props.value || null} field={field} />;
}

/** A number as people write it; null takes it away. What is no number is not sent: the field says so and stays open. */
export function InlineNumber({ unit, ...props }: InlineProps<number | null> & { unit?: string }) {
  const t = useUiTexts();
  const format = useFormat();
  const written = props.value === null ? '' : format.number(props.value, 6);
  const edit = useInlineEdit<string>({
    value: written,
    onSave: async (text) => {
      const number = parseNumber(text);
      if (number !== null || text.trim() === '') return props.onSave(number);
      throw new ApiError({ status: 400, code: 'wrong_number', message: t('inline.number') });
    },
  });
  const field = (
    <TextInput
      aria-label={props.label}
      autoFocus
      inputMode="decimal"
      className="k-inline-field k-inline-short"
      value={edit.draft}
      error={edit.state === 'failed'}
      rightSection={unit}
      onChange={(event) => edit.change(event.currentTarget.value)}
      onBlur={() => edit.commit()}
      onKeyDown={edit.onFieldKey}
    />
  );
  const shown = props.value === null ? null : `${written}${unit ? `\u00a0${unit}` : ''}`;
  return <InlineFrame {...props} edit={edit} shown={shown} field={field} />;
}
