import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus, IconSearch } from '@tabler/icons-react';
import { Kbd } from '../hotkeys/kbd.tsx';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { AppLink } from '../navigation/app-link.tsx';
import { useSession } from '../session.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LanguageMenu } from './language-menu.tsx';
import type { CreateEntry, ShellProps } from './shell-props.ts';

type TopBarProps = Pick<ShellProps, 'create' | 'topBar' | 'onSignOut'> & { onSearch: () => void; onHelp: () => void };

export function TopBar(props: TopBarProps) {
  const t = useUiTexts();
  return (
    <header className="k-top k-no-print">
      <AppLink to="" className="k-brand k-brand-top">
        {t('brand')}
      </AppLink>
      <button type="button" className="k-search" onClick={props.onSearch} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <span>{t('shell.search')}</span>
        <Kbd keys="mod+k" />
      </button>
      <div className="k-top-end">
        <OrganisationMenu />
        <CreateMenu entries={props.create} />
        {props.topBar}
        <LanguageMenu />
        <AccountMenu onSignOut={props.onSignOut} onHelp={props.onHelp} />
      </div>
    </header>
  );
}

function OrganisationMenu() {
  const t = useUiTexts();
  const { organisation, organisations } = useSession();
  if (organisations.length < 2) return <span className="k-organisation">{organisation.name}</span>;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="stone" className="k-organisation" rightSection={<IconChevronDown size={16} />}>
          {organisation.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.organisations')}</Menu.Label>
        {organisations.map((one) => (
          <Menu.Item
            key={one.slug}
            component={AppLink}
            to={`/${one.slug}`}
            aria-current={one.slug === organisation.slug ? 'true' : undefined}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function CreateMenu({ entries }: { entries: readonly CreateEntry[] }) {
  const t = useUiTexts();
  if (entries.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="light" className="k-create">
          <IconPlus size={18} aria-hidden />
          <span className="k-create-word">{t('shell.create')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item
            key={entry.key}
            component={AppLink}
            to={entry.path}
            leftSection={<entry.icon size={18} stroke={1.6} aria-hidden />}
          >
            {entry.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
