import { type KeyboardEvent, useRef, useState } from 'react';
import { useErrorText } from '../parts/error-screen.tsx';

export interface InlineEdit<Value> {
  editing: boolean;
  draft: Value;
  change(value: Value): void;
  state: 'idle' | 'saving' | 'saved' | 'failed';
  /** The sentence beside a failed field; what was typed is still in it. */
  problem: string | null;
  open(): void;
  cancel(): void;
  /** Saves if anything changed. `given` for fields that save by choosing. */
  commit(...given: [] | [Value]): void;
  /** For the button that opens: focus returns to it. */
  opener: { current: HTMLButtonElement | null };
  /** F2 on the button; Esc and Enter in the field. */
  onOpenerKey(event: KeyboardEvent): void;
  onFieldKey(event: KeyboardEvent): void;
}

/** Enter or F2 opens, Esc takes back, Tab or leaving saves; a refusal keeps the field open with its answer. */
export function useInlineEdit<Value>(options: {
  value: Value;
  onSave: (value: Value) => Promise<unknown>;
  /** Enter makes a new line there; Ctrl Enter saves. */
  multiline?: boolean;
}): InlineEdit<Value> {
  const { value, onSave, multiline = false } = options;
  const explain = useErrorText();
  const opener = useRef<HTMLButtonElement | null>(null);
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState(value);
  const [state, setState] = useState<InlineEdit<Value>['state']>('idle');
  const [problem, setProblem] = useState<string | null>(null);

  const open = () => {
    setDraft(value);
    setState('idle');
    setEditing(true);
  };
  const close = (refocus: boolean) => {
    setEditing(false);
    if (refocus) requestAnimationFrame(() => opener.current?.focus());
  };
  const save = async (next: Value, refocus: boolean) => {
    setProblem(null);
    if (next === value) return close(refocus);
    setState('saving');
    try {
      await onSave(next);
      setState('saved');
      close(refocus);
    } catch (error) {
      setState('failed');
      setProblem(explain(error));
    }
  };
  const cancel = () => {
    setDraft(value);
    setProblem(null);
    setState('idle');
    close(true);
  };
  return {
    editing,
    draft,
    change: setDraft,
    state,
    problem,
    opener,
    open,
    cancel,
    commit: (...given) => {
      // Enter saves, and then the closing field is left as well: once is enough.
      if (editing && state !== 'saving') void save(given.length > 0 ? (given[0] as Value) : draft, false);
    },
    ...keysOf({ open, cancel, save: () => state !== 'saving' && void save(draft, true), multiline }),
  };
}

function keysOf(acts: { open: () => void; cancel: () => void; save: () => unknown; multiline: boolean }) {
  return {
    onOpenerKey: (event: KeyboardEvent) => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      acts.open();
    },
    onFieldKey: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        // A drawer around the field must not close along with it.
        event.stopPropagation();
        event.preventDefault();
        acts.cancel();
      } else if (event.key === 'Enter' && (!acts.multiline || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        acts.save();
      }
    },
  };
}
