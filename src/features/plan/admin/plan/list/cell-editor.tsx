import { type KeyboardEvent, useRef, useState } from 'react';

export interface CellEditorProps {
  label: string;
  value: string;
  maxLength: number;
  /** Null gives up. `then` says where the person wants to go on. */
  onEnd: (value: string | null, then: 'stay' | 'next' | 'previous' | 'away') => void;
}

/** A cell while it is written in: Enter keeps, Esc gives up, Tab keeps and goes on to the next field. */
export function CellEditor({ label, value, maxLength, onEnd }: CellEditorProps) {
  const [text, setText] = useState(value);
  const ended = useRef(false);
  const end = (given: string | null, then: 'stay' | 'next' | 'previous' | 'away') => {
    // Enter takes the field away, which blurs it: that is one end, not two.
    if (ended.current) return;
    ended.current = true;
    onEnd(given, then);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end(null, 'stay');
    else if (event.key === 'Enter') end(text, 'stay');
    else if (event.key === 'Tab') end(text, event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };
  return (
    <input
      className="k-plan-cell-input"
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      value={text}
      maxLength={maxLength}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={press}
      onBlur={() => end(text, 'away')}
    />
  );
}
