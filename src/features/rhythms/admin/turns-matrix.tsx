import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { CellView, RhythmDetail, TurnView } from '../contract/rhythm.ts';
import { cellTones } from './badges.tsx';
import { useRhythmsTexts } from './rhythms-texts.ts';
import { turnName } from './turn-name.ts';

const shownAtOnce = 6;
const aheadShown = 2;

export interface OpenedCell {
  turn: TurnView;
  part: string | null;
}

/** Parts down, the calendar across; each cell says how it stands and opens its records. */
export function TurnsMatrix({ detail, onOpen }: { detail: RhythmDetail; onOpen: (cell: OpenedCell) => void }) {
  const t = useRhythmsTexts();
  const format = useFormat();
  const { turns, rows, rhythm } = detail;
  const today = format.today();
  const ahead = turns.findIndex((turn) => turn.startsOn > today);
  const last = Math.min(turns.length, (ahead < 0 ? turns.length : ahead) + aheadShown);
  const [end, setEnd] = useState(last);
  const from = Math.max(0, end - shownAtOnce);
  const shown = turns.slice(from, end);
  const scroller = useRef<HTMLElement>(null);
  // On a phone the present stands beside the names, not beyond the edge.
  useEffect(() => {
    const now = scroller.current?.querySelector<HTMLElement>('[data-now]');
    const names = scroller.current?.querySelector<HTMLElement>('th');
    if (scroller.current && now && names) scroller.current.scrollLeft = now.offsetLeft - names.offsetWidth;
  }, []);
  return (
    <>
      <section ref={scroller} className="rhythms-matrix" aria-label={t('detail.matrixLabel', { title: rhythm.title })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{rhythm.rule.each ? t('detail.part') : ''}</th>
              {shown.map((turn) => (
                <th key={turn.of} scope="col" data-now={(turn.startsOn <= today && today <= turn.endsOn) || undefined}>
                  {turnName(turn.of, rhythm.rule.per, t, format)}
                  <span className="k-soft k-small">{format.day(turn.dueOn)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ part, cells }) => (
              <tr key={part ?? ''}>
                <th scope="row">{part ?? t('detail.all')}</th>
                {shown.map((turn, index) => {
                  const cell = cells[from + index];
                  return (
                    <td key={turn.of}>
                      {cell && <Cell detail={detail} turn={turn} part={part} cell={cell} onOpen={onOpen} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {turns.length > shownAtOnce && (
        <div className="k-row k-no-print">
          <Button
            variant="subtle"
            disabled={from === 0}
            onClick={() => setEnd(Math.max(shownAtOnce, end - shownAtOnce))}
          >
            {t('detail.earlier')}
          </Button>
          <Button
            variant="subtle"
            disabled={end >= turns.length}
            onClick={() => setEnd(Math.min(turns.length, end + shownAtOnce))}
          >
            {t('detail.later')}
          </Button>
        </div>
      )}
    </>
  );
}

interface CellProps {
  detail: RhythmDetail;
  turn: TurnView;
  part: string | null;
  cell: CellView;
  onOpen: (cell: OpenedCell) => void;
}

function Cell({ detail, turn, part, cell, onOpen }: CellProps) {
  const t = useRhythmsTexts();
  const format = useFormat();
  const state = [t(`cell.${cell.state}`), cell.why && t(`why.${cell.why}`), cell.over && t('detail.over')]
    .filter(Boolean)
    .join(', ');
  const name = turnName(turn.of, detail.rhythm.rule.per, t, format);
  const due = format.day(turn.dueOn);
  const counted = detail.rhythm.rule.min > 1 || cell.records > 1;
  return (
    <button
      type="button"
      className="rhythms-cell"
      title={state}
      aria-label={t('detail.turnLabel', { part: part ?? '', turn: name, state, count: cell.records, due }).trim()}
      onClick={() => onOpen({ turn, part })}
    >
      <StateBadge tone={cellTones[cell.state]} label={t(`cell.${cell.state}`)} />
      {counted && (
        <span className="k-small k-figures">
          {cell.records}
          {detail.rhythm.rule.min > 1 && ` / ${detail.rhythm.rule.min}`}
        </span>
      )}
    </button>
  );
}
