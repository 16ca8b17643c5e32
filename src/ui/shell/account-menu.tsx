import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useSession } from '../session.tsx';

const schemes: readonly { scheme: MantineColorScheme; Icon: typeof IconSun }[] = [
  { scheme: 'light', Icon: IconSun },
  { scheme: 'dark', Icon: IconMoon },
  { scheme: 'auto', Icon: IconDeviceDesktop },
];

export function AccountMenu({ onSignOut, onHelp }: { onSignOut: () => void; onHelp: () => void }) {
  const t = useUiTexts();
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className="k-avatar">
          {initials(user.name)}
          <span className="k-only-read"> {t('account.of', { name: user.name })}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="k-account">
          <strong>{user.name}</strong>
          <span className="k-soft k-small">{user.email}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('theme.title')}</Menu.Label>
        {schemes.map(({ scheme, Icon }) => (
          <Menu.Item
            key={scheme}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            rightSection={scheme === colorScheme ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={scheme === colorScheme ? 'true' : undefined}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onHelp} leftSection={<IconKeyboard size={18} stroke={1.6} aria-hidden />}>
          {t('help.title')}
        </Menu.Item>
        <Menu.Item onClick={onSignOut} leftSection={<IconLogout size={18} stroke={1.6} aria-hidden />}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase();
}
