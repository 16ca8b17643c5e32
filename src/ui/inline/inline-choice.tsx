import { NativeSelect } from '@mantine/core';
import { type FocusEvent, type ReactNode, useRef } from 'react';
import { DateField } from '../form/date-field.tsx';
import { useFormat } from '../use-format.ts';
import { InlineFrame, type InlineProps } from './inline-frame.tsx';
import { useInlineEdit } from './use-inline-edit.ts';

export interface InlineSelectProps extends InlineProps<string> {
  options: readonly { value: string; label: string }[];
  /** How the value reads while it is not edited: a StateBadge, say. */
  show?: (value: string) => ReactNode;
}

export function InlineSelect({ options, show, ...props }: InlineSelectProps) {
  const edit = useInlineEdit({ value: props.value, onSave: props.onSave });
  const chosen = options.find((option) => option.value === props.value);
  const field = (
    <NativeSelect
      aria-label={props.label}
      autoFocus
      className="k-inline-field k-inline-short"
      value={edit.draft}
      error={edit.state === 'failed'}
      data={[...options]}
      onChange={(event) => edit.change(event.currentTarget.value)}
      onBlur={() => edit.commit()}
      onKeyDown={edit.onFieldKey}
    />
  );
  return (
    <InlineFrame {...props} edit={edit} shown={chosen ? (show?.(chosen.value) ?? chosen.label) : null} field={field} />
  );
}

/** A day, `YYYY-MM-DD`; null takes it away. */
export function InlineDate(props: InlineProps<string | null>) {
  const format = useFormat();
  const edit = useInlineEdit<string | null>({ value: props.value, onSave: props.onSave });
  const given = useRef(false);
  // Leaving for the calendar is not leaving; leaving without having given a day closes the field as it was.
  const leave = (event: FocusEvent) => {
    const within =
      event.relatedTarget instanceof Element && event.relatedTarget.closest('.k-inline-date, [role=dialog]');
    if (!within && !given.current) edit.commit();
    given.current = false;
  };
  const field = (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the field inside is left.
    <span className="k-inline-date" onBlur={leave}>
      <DateField
        aria-label={props.label}
        autoFocus
        className="k-inline-field k-inline-short"
        value={edit.draft}
        error={edit.state === 'failed'}
        onChange={(day) => {
          given.current = true;
          edit.change(day);
          edit.commit(day);
        }}
        onKeyDown={(event) => event.key === 'Escape' && edit.onFieldKey(event)}
      />
    </span>
  );
  return <InlineFrame {...props} edit={edit} shown={props.value ? format.day(props.value) : null} field={field} />;
}
