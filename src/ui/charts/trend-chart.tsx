import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react';
import { useId, useMemo, useRef, useState } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { MoreMenu } from '../shell/page.tsx';
import { useFormat } from '../use-format.ts';
import { downloadCsv, downloadPng, downloadSvg } from './download.ts';
import type { TrendChartProps } from './trend.ts';
import { TrendDrawing } from './trend-drawing.tsx';
import './charts.css';

const WIDTH_UNTIL_MEASURED = 640;

/** A line chart of our own: words at the lines, an honest zero, the same as a table, and to take away. */
export function TrendChart(props: TrendChartProps) {
  const t = useUiTexts();
  const { ref, width } = useElementSize();
  const drawing = useRef<SVGSVGElement>(null);
  const [asTable, setAsTable] = useState(false);
  const rows = useMemo(() => tableOf(props, t('chart.at')), [props, t]);
  const save = (how: (svg: SVGSVGElement, name: string) => void) =>
    drawing.current && how(drawing.current, props.title);
  return (
    <figure className="k-chart" ref={ref}>
      {asTable ? (
        <ChartTable title={props.title} rows={rows} />
      ) : (
        <TrendDrawing {...props} drawing={drawing} width={width || WIDTH_UNTIL_MEASURED} />
      )}
      <figcaption className="k-row k-no-print">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={asTable ? <IconChartLine size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'chart.chart' : 'chart.table')}
        </Button>
        <MoreMenu
          label={t('chart.download')}
          actions={[
            ...(asTable
              ? []
              : [
                  { label: 'PNG', icon: IconDownload, onSelect: () => save(downloadPng) },
                  { label: 'SVG', icon: IconDownload, onSelect: () => save(downloadSvg) },
                ]),
            { label: 'CSV', icon: IconDownload, onSelect: () => downloadCsv(rows, props.title) },
          ]}
        />
      </figcaption>
    </figure>
  );
}

type Cell = string | number | null;

function tableOf({ series, unit }: TrendChartProps, heading: string): readonly (readonly Cell[])[] {
  const points = series[0]?.points ?? [];
  return [
    [heading, ...series.map((one) => (unit ? `${one.label} (${unit})` : one.label))],
    ...points.map((point, at) => [point.at, ...series.map((one) => one.points[at]?.value ?? null)]),
  ];
}

function ChartTable({ title, rows }: { title: string; rows: readonly (readonly Cell[])[] }) {
  const format = useFormat();
  const id = useId();
  const [head = [], ...body] = rows;
  const show = (cell: Cell) => (typeof cell === 'number' ? format.number(cell) : (cell ?? '–'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reachable by keyboard.
    <section className="k-chart-table" aria-labelledby={id} tabIndex={0}>
      <table className="k-table">
        <caption className="k-only-read" id={id}>
          {title}
        </caption>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={String(cell)} scope="col" data-align={at > 0 ? 'end' : undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two figures may be of one day.
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={String(head[at])} data-align={at > 0 ? 'end' : undefined} data-label={head[at]}>
                  {show(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
