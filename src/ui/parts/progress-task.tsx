import { Button, Progress } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { presentMoment } from '../format.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useFormat } from '../use-format.ts';
import { StateBadge } from './state-badge.tsx';

export interface ProgressTaskProps {
  title: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  /** Null while it is not known how much there is. */
  total: number | null;
  /** When the work began, ISO 8601: the time left is reckoned from it. */
  startedAt?: string;
  onCancel?: () => void;
  /** The sentence and links that stay once it is over. */
  result?: ReactNode;
}

/** Long work: how much is done, of how much, how long still; it can be stopped, and its result stays. */
export function ProgressTask(props: ProgressTaskProps) {
  const t = useUiTexts();
  const format = useFormat();
  const { state, done, total } = props;
  const left = useTimeLeft(props);
  const counted =
    total === null
      ? format.number(done)
      : t('task.progress', { done: format.number(done), total: format.number(total) });
  return (
    <div className="k-stack" style={{ gap: 8 }}>
      <div className="k-row">
        <strong>{props.title}</strong>
        {state === 'done' && <StateBadge tone="success" label={t('task.done')} />}
        {state === 'failed' && <StateBadge tone="danger" label={t('task.failed')} />}
        <span className="k-soft k-figures">{counted}</span>
        {state === 'running' && left !== null && (
          <span className="k-soft">{t('task.left', { time: format.duration(left) })}</span>
        )}
        {state === 'running' && props.onCancel && (
          <Button variant="subtle" color="stone" size="compact-sm" onClick={props.onCancel}>
            {t('task.cancel')}
          </Button>
        )}
      </div>
      {state === 'running' && (
        <Progress
          value={total === null ? 100 : (100 * done) / Math.max(1, total)}
          animated={total === null}
          aria-label={props.title}
        />
      )}
      {state === 'cancelled' && (
        <p>{t('task.cancelled', { done: format.number(done), total: format.number(total ?? done) })}</p>
      )}
      <div role="status">{state === 'running' ? null : props.result}</div>
    </div>
  );
}

/** Milliseconds, at the pace so far; null until there is a pace. */
function useTimeLeft({ state, done, total, startedAt }: ProgressTaskProps): number | null {
  const [mounted] = useState(() => presentMoment().getTime());
  if (state !== 'running' || total === null || done === 0) return null;
  const began = startedAt ? Date.parse(startedAt) : mounted;
  return ((presentMoment().getTime() - began) / done) * (total - done);
}
