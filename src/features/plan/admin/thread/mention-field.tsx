import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type Mention, typedName } from '../../contract/mentions.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { usePeople } from './use-people.ts';
import './thread.css';

interface MentionFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Ctrl or ⌘ with Enter. */
  onSend: () => void;
  autoFocus?: boolean;
  people: readonly Mention[];
  onWrite: () => void;
}

const mostOffered = 6;

/** A field in which `@` offers names: arrows choose, Enter or Tab takes, Escape leaves the text as it is. */
export function MentionField({ label, value, onChange, onSend, autoFocus, people, onWrite }: MentionFieldProps) {
  const t = usePlanTexts();
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const typed = caret === null ? null : typedName(value, caret);
  const offered = typed ? matching(people, typed.name) : [];
  const chosen = offered[Math.min(active, offered.length - 1)];
  const take = (person: Mention | undefined) => {
    if (!typed || !person) return;
    const before = `${value.slice(0, typed.from)}@${person.name} `;
    onChange(before + value.slice(caret ?? value.length).replace(/^ /, ''));
    setCaret(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(before.length, before.length);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    if (offered.length === 0) return;
    const act = keys(offered.length, active)[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'take') take(chosen);
    else if (act === 'leave') setCaret(null);
    else setActive(act);
  };
  return (
    <div className="k-mention">
      <Textarea
        ref={area}
        autosize
        minRows={2}
        maxLength={4_500}
        autoFocus={autoFocus ?? false}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={chosen ? `${listId}-${chosen.userId}` : undefined}
        description={value === '' ? undefined : t('thread.mentionHint')}
        inputWrapperOrder={['input', 'description']}
        value={value}
        onFocus={onWrite}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setActive(0);
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={press}
      />
      {offered.length > 0 && (
        <div id={listId} className="k-mention-list" role="listbox" aria-label={t('thread.people')}>
          {offered.map((person) => (
            <div
              key={person.userId}
              id={`${listId}-${person.userId}`}
              role="option"
              tabIndex={-1}
              aria-selected={person === chosen}
              // The field keeps the focus; a blur would close the list before the click.
              onMouseDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function keys(count: number, active: number): Record<string, number | 'take' | 'leave'> {
  return {
    ArrowDown: (active + 1) % count,
    ArrowUp: (active + count - 1) % count,
    Enter: 'take',
    Tab: 'take',
    Escape: 'leave',
  };
}

/** Whose first name or any other name begins so. */
function matching(people: readonly Mention[], typed: string): readonly Mention[] {
  const begin = typed.toLocaleLowerCase('et');
  return people
    .filter(({ name }) => {
      const folded = name.toLocaleLowerCase('et');
      return folded.startsWith(begin) || folded.split(/[\s-]+/).some((part) => part.startsWith(begin));
    })
    .filter(({ name }) => name !== typed)
    .slice(0, mostOffered);
}

/** A text with mentions as it is written: names are offered once somebody writes. */
export function useWriting(text: string) {
  const [value, setValue] = useState(text);
  const [writing, setWriting] = useState(text !== '');
  const people = usePeople(writing);
  return { value, setValue, people, begin: () => setWriting(true) };
}
