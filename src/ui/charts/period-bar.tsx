import type { Tone } from '../parts/state-badge.tsx';
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

function shareOf(day: string, from: string, until: string): number {
  const [value, first, last] = [Date.parse(day), Date.parse(from), Date.parse(nextDay(until))];
  return Math.max(0, Math.min(1, (value - first) / (last - first)));
}

function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
