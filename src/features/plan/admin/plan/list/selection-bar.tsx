import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconFolderSymlink, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { activities, parties } from '../../../contract/activity-endpoints.ts';
import type { ActivitySummary, PlanView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';

interface SelectionBarProps {
  view: PlanView;
  selected: readonly ActivitySummary[];
  onDone: () => void;
}

export function SelectionBar({ view, selected, onDone }: SelectionBarProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const move = async (sectionId: string) => {
    await changes.attemptAll(
      activities.change,
      selected.map(({ id, revision }) => ({ params: changes.at({ id }), body: { sectionId, revision } })),
      (count) => t('plan.said.activitiesChanged', { count }),
    );
    onDone();
  };
  const remove = async () => {
    await changes.attemptAll(
      activities.remove,
      selected.map(({ id, revision }) => ({ params: changes.at({ id }), query: { revision } })),
      (count) => t('plan.said.activitiesRemoved', { count }),
    );
    onDone();
  };
  return (
    <div className="k-bulk k-no-print" role="toolbar" aria-label={t('plan.selection.label')}>
      <strong role="status">{t('plan.selection.count', { count: selected.length })}</strong>
      <Menu>
        <Menu.Target>
          <Button size="compact-md" variant="default" leftSection={<IconFolderSymlink size={16} aria-hidden />}>
            {t('plan.selection.move')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {view.sections.map((section) => (
            <Menu.Item key={section.id} onClick={() => void move(section.id)}>
              {section.code} {section.title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <GiveOwner selected={selected} onDone={onDone} />
      <Button
        size="compact-md"
        variant="default"
        c="var(--k-berry-ink)"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => void remove()}
      >
        {t('plan.selection.remove')}
      </Button>
      <Button size="compact-md" variant="subtle" color="stone" onClick={onDone}>
        {t('plan.selection.clear')}
      </Button>
    </div>
  );
}

function GiveOwner({ selected, onDone }: Omit<SelectionBarProps, 'view'>) {
  const t = usePlanTexts();
  const changes = useChanges();
  const [name, setName] = useState('');
  const [opened, setOpened] = useState(false);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const done = await changes.attemptAll(
      parties.link,
      selected.map(({ id }) => ({ params: changes.at({ id }), body: { name: name.trim(), role: 'owner' as const } })),
      (count) => t('plan.said.activitiesChanged', { count }),
    );
    if (done === 0) return;
    setOpened(false);
    onDone();
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t('plan.selection.owner')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void give(event)} className="k-form-small">
          <TextInput
            data-autofocus
            label={t('plan.selection.party')}
            value={name}
            maxLength={500}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-md">
            {t('plan.selection.give')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
