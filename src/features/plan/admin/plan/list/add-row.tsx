import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { activities } from '../../../contract/activity-endpoints.ts';
import type { PlanView, SectionView } from '../../../contract/plan.ts';
import { sections } from '../../../contract/plan-endpoints.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';

/** The last line of a section: Enter adds an activity and stays, for the next one. */
export function AddActivityRow({ view, section }: { view: PlanView; section: SectionView }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const add = (title: string) =>
    changes.attempt(
      activities.add,
      { params: changes.at({ id: view.plan.id }), body: { sectionId: section.id, title } },
      t('plan.said.activityAdded'),
    );
  return (
    <tr className="k-no-print k-plan-add">
      <td colSpan={8}>
        <AddLine
          label={t('plan.list.newActivity')}
          button={t('plan.list.addActivity')}
          spoken={t('plan.list.addActivityTo', { section: section.title })}
          onAdd={add}
        />
      </td>
    </tr>
  );
}

export function AddSection({ view, primary = false }: { view: PlanView; primary?: boolean }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const add = (title: string) =>
    changes.attempt(
      sections.add,
      { params: changes.at({ id: view.plan.id }), body: { title } },
      t('plan.said.sectionAdded'),
    );
  return (
    <div className="k-no-print k-plan-add">
      <AddLine label={t('plan.list.newSection')} button={t('plan.list.addSection')} primary={primary} onAdd={add} />
    </div>
  );
}

interface AddLineProps {
  label: string;
  button: string;
  /** What the button says to those who do not see where it stands. */
  spoken?: string;
  primary?: boolean;
  /** Null comes back when it was refused: then the words stay. */
  onAdd: (text: string) => Promise<unknown>;
}

function AddLine({ label, button, spoken, primary = false, onAdd }: AddLineProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const [text, setText] = useState<string | null>(null);
  const close = () => {
    setText(null);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key !== 'Enter' || !text?.trim()) return;
    event.preventDefault();
    void onAdd(text.trim()).then((reply) => reply && setText(''));
  };
  if (text === null) {
    return (
      <Button
        ref={opener}
        variant={primary ? 'filled' : 'subtle'}
        size={primary ? 'sm' : 'compact-md'}
        leftSection={<IconPlus size={16} aria-hidden />}
        aria-label={spoken}
        onClick={() => setText('')}
      >
        {button}
      </Button>
    );
  }
  return (
    <TextInput
      autoFocus
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={press}
      onBlur={() => text.trim() === '' && setText(null)}
    />
  );
}
