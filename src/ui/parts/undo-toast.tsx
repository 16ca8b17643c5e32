import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useErrorText } from './error-screen.tsx';
import './toast.css';

// WCAG 2.2.1: long enough to be found by keyboard and screen reader; the pointer over it stops the clock.
const UNDO_MS = 12_000;
const NOTICE_MS = 5_000;

export interface Toasts {
  /** Something was done that can be taken back: `undo` is called at most once. */
  undo(message: string, undo: () => Promise<unknown> | undefined): void;
  notice(message: string): void;
  failure(error: unknown): void;
}

export function useToasts(): Toasts {
  const t = useUiTexts();
  const explain = useErrorText();
  const failure = useCallback(
    (error: unknown) => {
      notifications.show({
        message: explain(error),
        color: 'berry',
        autoClose: false,
        closeButtonProps: { 'aria-label': t('close') },
      });
    },
    [explain, t],
  );
  const notice = useCallback(
    (message: string) => {
      notifications.show({ message, autoClose: NOTICE_MS, closeButtonProps: { 'aria-label': t('close') } });
    },
    [t],
  );
  const undo = useCallback<Toasts['undo']>(
    (message, takeBack) => {
      const id = notifications.show({
        autoClose: UNDO_MS,
        closeButtonProps: { 'aria-label': t('close') },
        message: (
          <span className="k-toast">
            {message}
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                notifications.hide(id);
                takeBack()?.catch(failure);
              }}
            >
              {t('undo')}
            </Button>
          </span>
        ),
      });
    },
    [t, failure],
  );
  return { undo, notice, failure };
}
