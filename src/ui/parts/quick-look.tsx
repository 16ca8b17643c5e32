import { Button, Drawer } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { AppLink } from '../navigation/app-link.tsx';

export interface QuickLookProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The full page, for work. */
  full?: { to: string; label: string };
  children: ReactNode;
}

/** A look at a record beside its list. Keep its id in the address (`useAddress`), so that it can be sent and gone back from. */
export function QuickLook({ opened, onClose, title, full, children }: QuickLookProps) {
  const t = useUiTexts();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={480}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      <div className="k-stack">
        {children}
        {full && (
          <Button
            component={AppLink}
            to={full.to}
            variant="light"
            rightSection={<IconArrowRight size={16} aria-hidden />}
          >
            {full.label}
          </Button>
        )}
      </div>
    </Drawer>
  );
}
