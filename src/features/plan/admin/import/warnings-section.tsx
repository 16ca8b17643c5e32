import { Button } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { Section } from '#ui/parts/section.tsx';
import type { ParseWarning } from '../../contract/document.ts';
import { usePlanTexts } from '../plan-texts.ts';

type Warning = z.infer<typeof ParseWarning>;

const SHOWN_AT_FIRST = 5;
const LONGEST_SHOWN = 280;

/** What could not be read, by row and column, in the server's plain words. */
export function WarningsSection({ warnings }: { warnings: readonly Warning[] }) {
  const t = usePlanTexts();
  const [all, setAll] = useState(false);
  if (warnings.length === 0) return null;
  const shown = all ? warnings : warnings.slice(0, SHOWN_AT_FIRST);
  const hidden = warnings.length - shown.length;
  return (
    <Section title={t('import.warnings.title', { count: warnings.length })}>
      <p className="k-soft plan-under-heading">{t('import.warnings.text')}</p>
      <ul className="plan-warnings">
        {shown.map((warning, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two warnings may say the same of one cell.
          <li key={at}>
            <IconAlertTriangleFilled size={14} aria-hidden />
            <span>
              <Where warning={warning} />
              <Message text={warning.message} />
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(true)}>
          {t('import.warnings.more', { count: hidden })}
        </Button>
      )}
    </Section>
  );
}

/** A table that was left out is quoted whole; a few lines are enough to know it by. */
function Message({ text }: { text: string }) {
  const t = usePlanTexts();
  const [whole, setWhole] = useState(false);
  if (text.length <= LONGEST_SHOWN || whole) return text;
  return (
    <>
      {`${text.slice(0, LONGEST_SHOWN).trimEnd()} … `}
      <Button variant="subtle" size="compact-xs" onClick={() => setWhole(true)}>
        {t('import.warnings.whole')}
      </Button>
    </>
  );
}

function Where({ warning: { row, column } }: { warning: Warning }) {
  const t = usePlanTexts();
  const words = [
    row === null ? '' : t('import.warnings.row', { row }),
    column === null ? '' : t('import.warnings.column', { column }),
  ].filter(Boolean);
  return words.length > 0 ? <strong>{capital(words.join(', '))}: </strong> : null;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
