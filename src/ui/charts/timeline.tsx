import { Fragment, type ReactNode } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import type { Tone } from '../parts/state-badge.tsx';
import { useFormat } from '../use-format.ts';
import './charts.css';

export interface PeriodMark {
  /** `YYYY-MM-DD` */
  day: string;
  label: string;
  tone: Tone;
}
export interface PeriodBarProps {
  /** The whole width, `YYYY-MM-DD`. */
  from: string;
  until: string;
  start: string | null;
  end: string | null;
  tone: Tone;
  /** 0…1: how much of it is done; drawn full, the rest pale. */
  done?: number;
  marks?: readonly PeriodMark[];
  today?: string;
  /** Says the same in words: "september 2026 – juuni 2027, ohus". */
  label: string;
}

const colours: Readonly<Record<Tone, string>> = {
  neutral: 'var(--k-soft)',
  info: 'var(--k-cornflower)',
  success: 'var(--k-moss)',
  warning: 'var(--k-rye)',
  danger: 'var(--k-berry)',
};

/** One period on a line of time; an open end runs to the edge. */
export function PeriodBar(props: PeriodBarProps) {
  const at = (day: string) => shareOf(day, props.from, props.until);
  const left = props.start ? at(props.start) : 0;
  const right = props.end ? at(nextDay(props.end)) : 1;
  const width = Math.max(0.006, right - left);
  const colour = colours[props.tone];
  return (
    <svg className="k-period" width="100%" height="34" role="img" aria-label={props.label}>
      <title>{props.label}</title>
      {(props.start || props.end) && (
        <>
          <rect x={percent(left)} width={percent(width)} y="12" height="10" rx="5" fill={colour} opacity="0.32" />
          <rect x={percent(left)} width={percent(width * (props.done ?? 0))} y="12" height="10" rx="5" fill={colour} />
        </>
      )}
      {props.marks?.map((mark) => (
        <svg key={`${mark.day} ${mark.label}`} x={percent(at(mark.day))} overflow="visible" aria-hidden>
          <title>{mark.label}</title>
          <path
            d="M0 4l8 8-8 8-8-8z"
            transform="scale(0.7) translate(0 12.3)"
            fill="var(--k-raised)"
            stroke={colours[mark.tone]}
            strokeWidth="2.5"
          />
        </svg>
      ))}
      {props.today && props.today >= props.from && props.today <= props.until && (
        <line
          x1={percent(at(props.today))}
          x2={percent(at(props.today))}
          y1="0"
          y2="34"
          stroke="var(--k-berry)"
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}

export interface TimelineRow extends Omit<PeriodBarProps, 'from' | 'until' | 'today'> {
  key: string;
  /** The name of the record, mostly an AppLink. */
  name: ReactNode;
}

/** Periods below each other, with the months (or quarters, if there are many) above. */
export function Timeline(props: {
  name: string;
  from: string;
  until: string;
  today: string;
  rows: readonly TimelineRow[];
}) {
  const t = useUiTexts();
  const format = useFormat();
  const { from, until, today } = props;
  const months = monthsBetween(from, until);
  const every = Math.ceil(months.length / 12);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw itself as one.
    <div className="k-timeline" role="group" aria-label={props.name}>
      <div className="k-timeline-months" aria-hidden>
        {months.map((month, index) =>
          index % every === 0 ? (
            <span key={month} style={{ left: percent(shareOf(month, from, until)) }}>
              {format.monthShort(month)} {month.endsWith('-01-01') || index === 0 ? month.slice(0, 4) : ''}
            </span>
          ) : null,
        )}
        {today >= from && today <= until && (
          <span className="k-timeline-today" style={{ left: percent(shareOf(today, from, until)) }}>
            {t('period.today')}
          </span>
        )}
      </div>
      {props.rows.map(({ key, name, ...row }) => (
        <Fragment key={key}>
          <div className="k-timeline-name">{name}</div>
          <PeriodBar {...row} from={from} until={until} today={today} />
        </Fragment>
      ))}
    </div>
  );
}

function shareOf(day: string, from: string, until: string): number {
  const [value, first, last] = [Date.parse(day), Date.parse(from), Date.parse(nextDay(until))];
  return Math.max(0, Math.min(1, (value - first) / (last - first)));
}

function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function monthsBetween(from: string, until: string): readonly string[] {
  const first = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  const months: string[] = [];
  for (const at = first; at.toISOString().slice(0, 10) <= until; at.setUTCMonth(at.getUTCMonth() + 1)) {
    months.push(at.toISOString().slice(0, 10));
  }
  return months;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
