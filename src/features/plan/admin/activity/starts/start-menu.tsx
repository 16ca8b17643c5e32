import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#ui/navigation/app-link.tsx';
import type { StartView } from '../../../contract/connecting.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { linkOf } from '../../records/link-of.ts';

interface StartMenuProps {
  offers: readonly StartView[];
  /** Of the step: names the menu. */
  text: string;
  /** Kinds of work that were begun here already: they are not offered first again. */
  begun: ReadonlySet<string>;
}

/** What the wording asks for stands as a button of its own; everything else is behind "Alusta tööd". */
export function StartMenu({ offers, text, begun }: StartMenuProps) {
  const t = usePlanTexts();
  const wordOf = useStartWord();
  const first = offers.find((one) => one.fits && !begun.has(one.key.split('.').at(-1) ?? '')) ?? null;
  const rest = offers.filter((one) => one !== first);
  if (offers.length === 0) return null;
  return (
    <span className="k-row k-no-print">
      {first && (
        <Button
          component={AppLink}
          {...linkOf(first.path)}
          variant="light"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          {wordOf(first)}
        </Button>
      )}
      {rest.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="subtle"
              color="stone"
              size="compact-sm"
              aria-label={t('starting.beginOf', { text: text.slice(0, 120) })}
            >
              {t('starting.begin')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((one) => (
              <Menu.Item key={one.key} component={AppLink} {...linkOf(one.path)}>
                {wordOf(one)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}

/** The room that does the work says what its button is called: its text `starts.<name>`. */
function useStartWord(): (start: StartView) => string {
  const { t } = useTranslation();
  return ({ key }) => {
    const [room = '', ...name] = key.split('.');
    return t(`${room}:starts.${name.join('.')}`);
  };
}
