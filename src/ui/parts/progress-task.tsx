import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { presentMoment } from '../format.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useFormat } from '../use-format.ts';
import './progress-task.css';

export interface ProgressTaskProps {
  title: string;
  /** 0…1; null while nobody knows how much is left. */
  share: number | null;
  onCancel?: () => void;
}

// What is over sooner needs no promise of when.
const WORTH_TELLING_MS = 5_000;

/** Work that takes a while: how far it is, how long still, and a way to stop it. */
export function ProgressTask({ title, share, onCancel }: ProgressTaskProps) {
  const t = useUiTexts();
  const format = useFormat();
  const left = useTimeLeft(share);
  return (
    <div className="k-task">
      <div className="k-task-words">
        <span role="status">{title}</span>
        {left !== null && <span className="k-soft">{t('task.left', { time: format.duration(left) })}</span>}
      </div>
      <Progress value={share === null ? 100 : share * 100} animated={share === null} aria-label={title} />
      {onCancel && (
        <Button variant="subtle" color="stone" size="compact-sm" onClick={onCancel}>
          {t('task.cancel')}
        </Button>
      )}
    </div>
  );
}

/** Milliseconds, at the pace so far; null until there is a pace. */
function useTimeLeft(share: number | null): number | null {
  const [began] = useState(() => presentMoment().getTime());
  if (share === null || share === 0) return null;
  const left = ((presentMoment().getTime() - began) / share) * (1 - share);
  return left < WORTH_TELLING_MS ? null : left;
}
