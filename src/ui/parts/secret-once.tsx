import { Alert, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import './secret-once.css';

/** A secret that is seen now and never again; kept nowhere on the device. */
export function SecretOnce({ label, value, text }: { label: string; value: string; text: string }) {
  const t = useUiTexts();
  const id = useId();
  return (
    <div className="k-stack">
      <Alert color="rye" variant="light" role="status">
        {text}
      </Alert>
      <div className="k-secret">
        <span id={id} className="k-secret-label">
          {label}
        </span>
        <output aria-labelledby={id}>{value}</output>
        <CopyButton value={value} timeout={4_000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              data-autofocus
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={copy}
            >
              <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
