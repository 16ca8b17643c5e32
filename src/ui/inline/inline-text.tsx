import { Textarea, TextInput } from '@mantine/core';
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
    <Textarea
      {...shared}
      className="k-inline-field k-inline-long"
      autosize
      minRows={2}
      // One goes on writing where the text ends, as in a field of one line.
      onFocus={({ currentTarget: area }) => area.setSelectionRange(area.value.length, area.value.length)}
      onChange={(event) => edit.change(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...shared} onChange={(event) => edit.change(event.currentTarget.value)} />
  );
  return <InlineFrame {...props} edit={edit} shown={props.value || null} field={field} />;
}
