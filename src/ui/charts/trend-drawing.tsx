import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useFormat } from '../use-format.ts';
import { lineThrough, type Plot, scaleOf, spread, type TrendChartProps, type TrendSeries, within } from './trend.ts';

// Fixed order; each line differs from the others by colour, dash and mark.
const looks = [
  { colour: 'var(--k-forest)', ink: 'var(--k-forest-ink)', dash: undefined, width: 2.5 },
  { colour: 'var(--k-cornflower)', ink: 'var(--k-cornflower-ink)', dash: '5 4', width: 2 },
  { colour: 'var(--k-rye)', ink: 'var(--k-rye-ink)', dash: '1.5 4', width: 2.5 },
] as const;

const LETTER = 6.6;
const LABEL_GAP = 17;

type DrawingProps = TrendChartProps & { drawing: RefObject<SVGSVGElement | null>; width: number };

export function TrendDrawing(props: DrawingProps) {
  const t = useUiTexts();
  const format = useFormat();
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  const { series, target, width, height = 220 } = props;
  const values = series.flatMap((one) => one.points.flatMap((point) => point.value ?? []));
  const scale = scaleOf(target ? [...values, target.value] : values);
  const show = (value: number) => `${format.number(value)}${props.unit ? `\u00a0${props.unit}` : ''}`;
  const plot = plotOf(
    props,
    scale.steps.map((step) => format.number(step)),
    show,
  );
  const points = series[0]?.points ?? [];
  const x = (index: number) => plot.left + ((plot.right - plot.left) * index) / Math.max(1, points.length - 1);
  const y = (value: number) =>
    plot.bottom - ((plot.bottom - plot.top) * (value - scale.least)) / (scale.most - scale.least);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at !== null) props.onOpen?.(at);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(points.length - 1, at === null ? points.length - 1 : at + step)));
  };
  const widest = Math.max(0, ...points.map((point) => point.at.length)) * LETTER;
  const every = Math.ceil((points.length * (widest + 16)) / Math.max(1, plot.right - plot.left));
  return (
    <>
      <svg
        ref={props.drawing}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        onKeyDown={press}
        onBlur={() => setAt(null)}
      >
        <title id={`${id}-title`}>{props.title}</title>
        <desc id={`${id}-description`}>{`${props.description} ${t('chart.keys')}`}</desc>
        {scale.steps.map((step) => (
          <g key={step}>
            <line
              x1={plot.left}
              x2={plot.right}
              y1={y(step)}
              y2={y(step)}
              stroke={step === 0 ? 'var(--k-line-strong)' : 'var(--k-line)'}
            />
            <text x={plot.left - 8} y={y(step) + 4} textAnchor="end" fontSize="13" fill="var(--k-soft)">
              {format.number(step)}
            </text>
          </g>
        ))}
        {points.map((point, index) =>
          (points.length - 1 - index) % every === 0 ? (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: two figures of one day read the same on the axis.
              key={index}
              x={within(x(index), (point.at.length * LETTER) / 2, width)}
              y={height - 6}
              textAnchor="middle"
              fontSize="13"
              fill="var(--k-soft)"
            >
              {point.at}
            </text>
          ) : null,
        )}
        {target && (
          <g>
            <line
              x1={plot.left}
              x2={plot.right}
              y1={y(target.value)}
              y2={y(target.value)}
              stroke="var(--k-moss)"
              strokeDasharray="8 4"
              strokeWidth="1.5"
            />
            <text x={plot.left + 4} y={y(target.value) - 6} fontSize="13" fill="var(--k-moss-ink)">
              {target.label}
            </text>
          </g>
        )}
        <Lines series={series} plot={plot} x={x} y={y} show={show} />
        {props.onOpen && <Openings points={points} x={x} y={y} onOpen={props.onOpen} />}
        {at !== null && <line x1={x(at)} x2={x(at)} y1={plot.top} y2={plot.bottom} stroke="var(--k-line-strong)" />}
      </svg>
      <p role="status" className="k-chart-reading">
        {at !== null &&
          sayAt(series, at, (one, when, value) =>
            t('chart.point', { series: one, at: when, value: value === null ? '–' : show(value) }),
          )}
      </p>
    </>
  );
}

function sayAt(
  series: readonly TrendSeries[],
  at: number,
  say: (label: string, when: string, value: number | null) => string,
): string {
  return series.map((one) => say(one.label, one.points[at]?.at ?? '', one.points[at]?.value ?? null)).join(' · ');
}

/** Room for the longest words on either side, measured roughly: text has no width before it is drawn. */
function plotOf(props: DrawingProps, steps: readonly string[], show: (value: number) => string): Plot {
  const ends = props.series.map((one) => `${one.label}: ${show(lastOf(one)?.value ?? 0)}`.length);
  return {
    left: Math.max(...steps.map((step) => step.length)) * LETTER + 12,
    right: props.width - Math.min(props.width * 0.4, Math.max(0, ...ends) * LETTER + 14),
    top: 18,
    bottom: (props.height ?? 220) - 28,
  };
}

function lastOf(series: TrendSeries): { index: number; value: number } | null {
  const index = series.points.findLastIndex((point) => point.value !== null);
  const value = series.points[index]?.value;
  return value === null || value === undefined ? null : { index, value };
}

interface OpeningsProps {
  points: TrendSeries['points'];
  x: (index: number) => number;
  y: (value: number) => number;
  onOpen: (index: number) => void;
}

/** Places to click, larger than their marks; the keyboard has Enter, and the table twin has buttons. */
function Openings({ points, x, y, onOpen }: OpeningsProps) {
  return points.map((point, index) =>
    point.value === null ? null : (
      // biome-ignore lint/a11y/noStaticElementInteractions: an extra for the pointer; Enter on the drawing does the same.
      <circle
        // biome-ignore lint/suspicious/noArrayIndexKey: two figures of one day are told apart by their place alone.
        key={index}
        className="k-chart-opening"
        cx={x(index)}
        cy={y(point.value)}
        r="10"
        fill="transparent"
        onClick={() => onOpen(index)}
      />
    ),
  );
}

interface LinesProps {
  series: readonly TrendSeries[];
  plot: Plot;
  x: (index: number) => number;
  y: (value: number) => number;
  show: (value: number) => string;
}

function Lines({ series, plot, x, y, show }: LinesProps) {
  const heights = spread(
    series.map((one) => y(lastOf(one)?.value ?? 0)),
    LABEL_GAP,
  );
  return series.map((one, order) => {
    const look = looks[order % looks.length] ?? looks[0];
    const last = lastOf(one);
    const spots = one.points.map((point, index) => (point.value === null ? null : { x: x(index), y: y(point.value) }));
    return (
      <g key={one.key}>
        <path
          d={lineThrough(spots)}
          fill="none"
          stroke={look.colour}
          strokeWidth={look.width}
          strokeDasharray={look.dash}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        {last && (
          <>
            <Mark order={order} x={x(last.index)} y={y(last.value)} colour={look.colour} />
            <text x={plot.right + 10} y={(heights[order] ?? 0) + 4} fontSize="13" fontWeight="600" fill={look.ink}>
              {`${one.label}: ${show(last.value)}`}
            </text>
          </>
        )}
      </g>
    );
  });
}

function Mark({ order, x, y, colour }: { order: number; x: number; y: number; colour: string }) {
  if (order === 0) return <circle cx={x} cy={y} r="4" fill={colour} />;
  if (order === 1) return <rect x={x - 3.5} y={y - 3.5} width="7" height="7" fill={colour} />;
  return <path d={`M${x} ${y - 5}l5 9h-10z`} fill={colour} />;
}
