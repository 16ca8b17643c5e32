import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useRegisteredHotkeys } from './hotkeys.tsx';
import { Kbd } from './kbd.tsx';

/** "?" lists what the keyboard can do on this very page. */
export function HelpOverlay({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useUiTexts();
  const hotkeys = useRegisteredHotkeys();
  const shown = opened ? new Map(hotkeys().map((one) => [one.keys, one.label])) : new Map<string, string>();
  return (
    <Modal opened={opened} onClose={onClose} title={t('help.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className="k-help">
        {[...shown].map(([keys, label]) => (
          <Fragment key={keys}>
            <dt>{label}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
