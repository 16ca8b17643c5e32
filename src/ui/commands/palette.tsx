import { Modal } from '@mantine/core';
import { IconCornerDownLeft, IconHistory, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useGo } from '../navigation/app-link.tsx';
import { useSession } from '../session.tsx';
import { recentCommands, rememberCommand } from './recent.ts';
import type { Command, CommandSource } from './source.ts';
import { type CommandGroup, useCommands } from './use-commands.ts';
import './palette.css';

export function Palette({ sources, onClose }: { sources: readonly CommandSource[]; onClose: () => void }) {
  const t = useUiTexts();
  const listId = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const choose = useChoose(onClose);
  const { groups, searching, failed } = useShownGroups(sources, words);
  const commands = groups.flatMap((group) => group.commands);
  const current = commands[Math.min(at, commands.length - 1)];

  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(
        (before) => (Math.min(before, commands.length - 1) + step + commands.length) % Math.max(1, commands.length),
      );
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      choose(current);
    }
  };
  return (
    <Modal.Root opened onClose={onClose} padding={0} yOffset="12vh" size={640}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <label className="k-palette-field">
          <IconSearch size={20} stroke={1.6} aria-hidden />
          <span className="k-only-read">{t('palette.title')}</span>
          <input
            role="combobox"
            data-autofocus
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={current ? optionId(listId, current) : undefined}
            autoComplete="off"
            placeholder={t('palette.placeholder')}
            value={words}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={press}
          />
        </label>
        <div role="listbox" id={listId} aria-label={t('palette.results')} className="k-palette-list">
          {groups.map((group) => (
            <PaletteGroup key={group.id} group={group} listId={listId} current={current} onChoose={choose} />
          ))}
        </div>
        <div className="k-palette-foot">
          <span role="status">{useStatus(words.trim(), commands.length, searching, failed)}</span>
          <span aria-hidden>{t('palette.keys')}</span>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteGroup(props: {
  group: CommandGroup;
  listId: string;
  current: Command | undefined;
  onChoose: (command: Command) => void;
}) {
  const { group, listId, current } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand inside a listbox.
    <div role="group" aria-label={group.heading}>
      <div className="k-palette-heading" aria-hidden>
        {group.heading}
      </div>
      {group.commands.map((command) => (
        <PaletteOption
          key={command.id}
          id={optionId(listId, command)}
          command={command}
          chosen={command === current}
          onChoose={() => props.onChoose(command)}
        />
      ))}
    </div>
  );
}

function PaletteOption(props: { id: string; command: Command; chosen: boolean; onChoose: () => void }) {
  const option = useRef<HTMLDivElement>(null);
  const { command, chosen } = props;
  useEffect(() => {
    if (chosen) option.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const Icon = command.icon ?? IconCornerDownLeft;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and handles the keys.
    <div
      ref={option}
      id={props.id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="k-palette-option"
      onClick={props.onChoose}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      <span>{command.label}</span>
      {command.hint && <small>{command.hint}</small>}
    </div>
  );
}

function useShownGroups(sources: readonly CommandSource[], words: string) {
  const t = useUiTexts();
  const { organisation } = useSession();
  const trimmed = words.trim();
  const found = useCommands(sources, trimmed);
  const recent = useMemo(() => recentCommands(organisation.slug), [organisation.slug]);
  if (trimmed !== '' || recent.length === 0) return found;
  const group: CommandGroup = {
    id: 'recent',
    heading: t('palette.recent'),
    commands: recent.map((one) => ({ ...one, id: `recent-${one.id}`, icon: IconHistory })),
  };
  return { ...found, groups: [group, ...found.groups] };
}

function useStatus(words: string, count: number, searching: boolean, failed: boolean): string {
  const t = useUiTexts();
  if (searching) return t('palette.searching');
  if (failed) return t('palette.failed');
  if (count === 0 && words !== '') return t('palette.nothing', { words });
  return words === '' ? '' : t('palette.count', { count });
}

function useChoose(onClose: () => void): (command: Command) => void {
  const go = useGo();
  const { organisation } = useSession();
  return (command) => {
    onClose();
    rememberCommand(organisation.slug, { ...command, id: command.id.replace(/^recent-/, '') });
    if (command.path !== undefined) go(command.path, command.search);
    command.run?.();
  };
}

function optionId(listId: string, command: Command): string {
  return `${listId}-${command.id}`;
}
