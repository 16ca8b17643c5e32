import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { languages } from '../i18n/language.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useLanguage } from '../i18n/use-language.tsx';

export function LanguageMenu() {
  const t = useUiTexts();
  const { language, changeLanguage } = useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className="k-top-button">
          {language.toUpperCase()}
          <span className="k-only-read"> {t('language.now')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            onClick={() => void changeLanguage(one)}
            rightSection={one === language ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={one === language ? 'true' : undefined}
          >
            {t(`language.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
