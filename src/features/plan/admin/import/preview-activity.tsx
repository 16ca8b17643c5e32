import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ParsedActivity, ParsedPeriod, ParsedStep, ParsedTarget } from '../../contract/document.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { targetWords } from './target-words.ts';

interface PreviewActivityProps {
  activity: ParsedActivity;
  opened: boolean;
  onToggle: () => void;
}

export function PreviewActivity({ activity, opened, onToggle }: PreviewActivityProps) {
  const t = usePlanTexts();
  const id = useId();
  return (
    <li className="plan-preview-activity" data-opened={opened || undefined}>
      <button type="button" aria-expanded={opened} aria-controls={id} onClick={onToggle}>
        <IconChevronRight size={16} aria-hidden />
        <span className="plan-preview-title">
          {activity.code && <span className="k-soft k-figures">{activity.code} </span>}
          {activity.title || t('import.preview.untitled')}
        </span>
        <span className="plan-preview-period">
          <Period period={activity.period} />
        </span>
        <span className="k-soft plan-preview-count">{t('import.preview.steps', { count: activity.steps.length })}</span>
      </button>
      <div id={id} hidden={!opened}>
        {opened && <Details activity={activity} />}
      </div>
    </li>
  );
}

/** The original wording first, then how it was read. */
function Period({ period }: { period: ParsedPeriod }) {
  const t = usePlanTexts();
  const format = useFormat();
  if (period.text.trim() === '') return <span className="k-soft">{t('import.preview.noPeriod')}</span>;
  const read =
    period.start && period.end
      ? t('import.preview.read', { period: `${format.day(period.start)}–${format.day(period.end)}` })
      : period.continuous
        ? t('words.continuous')
        : null;
  return (
    <>
      <span>{period.text}</span>
      {read === null ? (
        <StateBadge tone="warning" label={t('import.preview.unread')} />
      ) : (
        <span className="k-soft k-small">{read}</span>
      )}
    </>
  );
}

function Details({ activity }: { activity: ParsedActivity }) {
  const t = usePlanTexts();
  const notes = [
    ...(['objective', 'audience', 'medium', 'budget', 'status'] as const).map(
      (field) => [t(`import.field.${field}`), activity[field] ?? ''] as const,
    ),
    ...Object.entries(activity.extra),
  ].filter(([, text]) => text.trim() !== '');
  return (
    <dl className="plan-preview-details">
      {activity.indicators.length > 0 && (
        <Entry name={t('import.preview.indicators')}>
          {activity.indicators.map((indicator, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: wordings may repeat and keep their order.
            <p key={at}>
              {indicator.text} <Targets targets={indicator.targets} />
            </p>
          ))}
        </Entry>
      )}
      {activity.steps.length > 0 && (
        <Entry name={t('import.preview.stepsTitle')}>
          <ol className="plan-preview-steps">
            {activity.steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: wordings may repeat and keep their order.
              <Step key={at} step={step} />
            ))}
          </ol>
        </Entry>
      )}
      {activity.parties.length > 0 && (
        <Entry name={t('import.preview.parties')}>
          <p>{activity.parties.join(' · ')}</p>
        </Entry>
      )}
      {notes.map(([name, text]) => (
        <Entry key={name} name={name}>
          <p className="plan-lines">{text}</p>
        </Entry>
      ))}
    </dl>
  );
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Step({ step }: { step: ParsedStep }) {
  const t = usePlanTexts();
  return (
    <li>
      <span className="k-soft k-figures">{step.number === null ? '–' : `${step.number})`}</span>
      <span>
        {step.text} {step.recurs && <StateBadge tone="info" label={t('words.regular')} />}{' '}
        {step.conditional && <StateBadge tone="neutral" label={t('words.conditional')} />}{' '}
        <Targets targets={step.targets} />
      </span>
    </li>
  );
}

function Targets({ targets }: { targets: readonly ParsedTarget[] }) {
  const t = usePlanTexts();
  const format = useFormat();
  return targets.map((target, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: one wording may promise the same twice.
    <span key={at} className="plan-target">
      {targetWords(target, t, (value) => format.number(value))}
    </span>
  ));
}
