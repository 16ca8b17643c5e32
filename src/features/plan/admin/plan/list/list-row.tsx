import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import { activities } from '../../../contract/activity-endpoints.ts';
import type { ActivitySummary } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { places } from '../../places.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { ActivityBadge, IndicatorBadge } from '../badges.tsx';
import { PeriodEditor } from '../period-editor.tsx';
import { CellEditor } from './cell-editor.tsx';
import { focusCell } from './grid.ts';
import type { GridState } from './grid-state.ts';
import { PartyNames } from './party-names.tsx';
import { StepsFigure } from './steps-figure.tsx';

const editable = ['code', 'title', 'period'] as const;
type Editable = (typeof editable)[number];

interface RowProps {
  state: GridState;
  activity: ActivitySummary;
}

/** Drawn anew only when something of its own changed: moving the focus touches two rows, not all of them. */
export const ListRow = memo(Row, (before, after) => {
  const own = (cell: string | null) => (cell?.startsWith(after.activity.id) ? cell : null);
  return (
    before.activity === after.activity &&
    before.state.view.plan.may.edit === after.state.view.plan.may.edit &&
    own(before.state.at) === own(after.state.at) &&
    own(before.state.editing) === own(after.state.editing) &&
    before.state.chosen.has(after.activity.id) === after.state.chosen.has(after.activity.id)
  );
});

function Row({ state, activity }: RowProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const { edit } = state.view.plan.may;
  const cells = useCells(state, activity);
  const go = useGo();
  const open = () => go(places.activity(activity.id));
  const period = activity.continuous && !activity.periodStart ? t('words.continuous') : dates(format, activity);
  return (
    <tr data-chosen={state.chosen.has(activity.id) || undefined}>
      {edit && (
        <td className="k-plan-check">
          <input
            type="checkbox"
            className="k-check"
            data-cell={`${activity.id}:check`}
            tabIndex={state.at === `${activity.id}:check` ? 0 : -1}
            onFocus={() => state.setAt(`${activity.id}:check`)}
            aria-label={t('plan.list.select', { title: activity.title })}
            checked={state.chosen.has(activity.id)}
            onChange={(event) => state.toggle([activity.id], event.currentTarget.checked)}
          />
        </td>
      )}
      <Cell {...cells.of('code')} column="code">
        {cells.editor('code', activity.code ?? '') ?? activity.code}
      </Cell>
      <Cell {...cells.of('title')} column="title">
        {cells.editor('title', activity.title) ?? (
          <AppLink to={places.activity(activity.id)} tabIndex={-1}>
            {activity.title}
          </AppLink>
        )}
      </Cell>
      <Cell {...cells.of('period')} column="period">
        {state.editing === `${activity.id}:period` ? (
          <PeriodEditor activity={activity} onEnd={() => cells.end('period')}>
            <span>{period || '–'}</span>
          </PeriodEditor>
        ) : (
          <PeriodWords period={period} wording={activity.periodText} />
        )}
      </Cell>
      <Cell {...cells.of('parties', open)} column="parties">
        <PartyNames parties={activity.parties} />
      </Cell>
      <Cell {...cells.of('steps')} column="steps">
        <StepsFigure activity={activity} />
      </Cell>
      <Cell {...cells.of('state', open)} column="state">
        <ActivityBadge state={activity.state} />
      </Cell>
      <Cell {...cells.of('indicator', () => go(places.activity(activity.id), { at: 'indicators' }))} column="indicator">
        {activity.indicatorState && (
          <AppLink to={places.activity(activity.id)} search={{ at: 'indicators' }} tabIndex={-1}>
            <IndicatorBadge state={activity.indicatorState} />
          </AppLink>
        )}
      </Cell>
    </tr>
  );
}

function PeriodWords({ period, wording }: { period: string; wording: string }) {
  const shown = period || wording;
  return shown === '' ? <span className="k-soft">–</span> : <span title={wording || undefined}>{shown}</span>;
}

function dates(format: ReturnType<typeof useFormat>, activity: ActivitySummary): string {
  return format.period(activity.periodStart, activity.periodEnd);
}

interface CellProps {
  cell: string;
  reached: boolean;
  column: string;
  writable: boolean;
  onReach: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLTableCellElement>) => void;
  onEdit: (() => void) | undefined;
  children: ReactNode;
}

function Cell(props: CellProps) {
  return (
    <td
      data-cell={props.cell}
      data-column={props.column}
      data-writable={props.writable || undefined}
      tabIndex={props.reached ? 0 : -1}
      onFocus={props.onReach}
      onKeyDown={props.onKeyDown}
      onDoubleClick={props.onEdit}
    >
      {props.children}
    </td>
  );
}

/** How each cell of a row is reached, opened, written in and left. */
function useCells(state: GridState, activity: ActivitySummary) {
  const t = usePlanTexts();
  const changes = useChanges();
  const go = useGo();
  const key = (column: string) => `${activity.id}:${column}`;
  const begin = (column: Editable) => state.setEditing(key(column));
  const end = (column: string, next?: Editable) => {
    state.setEditing(next ? key(next) : null);
    if (!next) focusCell(key(column));
  };
  const save = (column: 'code' | 'title', value: string) => {
    const text = value.trim();
    if (text === (activity[column] ?? '') || (column === 'title' && text === '')) return;
    void changes.attempt(
      activities.change,
      {
        params: changes.at({ id: activity.id }),
        body: { [column]: column === 'code' && text === '' ? null : text, revision: activity.revision },
      },
      t('plan.said.activityChanged'),
    );
  };
  return {
    end,
    of: (column: string, onOpen?: () => void) => {
      const own = editable.find((one) => one === column);
      const writable = own !== undefined && state.view.plan.may.edit;
      return {
        cell: key(column),
        reached: state.at === key(column),
        writable,
        onReach: () => state.setAt(key(column)),
        onEdit: writable ? () => begin(own) : undefined,
        onKeyDown: (event: KeyboardEvent<HTMLTableCellElement>) => {
          if (event.target !== event.currentTarget) return;
          if (event.key === 'o') go(places.activity(activity.id));
          else if (event.key !== 'Enter' && event.key !== 'F2') return;
          else if (writable) begin(own);
          else if (onOpen) onOpen();
          else event.currentTarget.querySelector<HTMLElement>('button, a')?.click();
          event.preventDefault();
        },
      };
    },
    editor: (column: 'code' | 'title', value: string) =>
      state.editing === key(column) ? (
        <CellEditor
          label={t(`plan.list.${column}`)}
          value={value}
          maxLength={column === 'code' ? 20 : 2_000}
          onEnd={(given, then) => {
            if (given !== null) save(column, given);
            if (then === 'away') state.setEditing(null);
            else end(column, neighbourOf(column, then));
          }}
        />
      ) : null,
  };
}

function neighbourOf(column: Editable, then: 'stay' | 'next' | 'previous'): Editable | undefined {
  if (then === 'stay') return undefined;
  return editable[editable.indexOf(column) + (then === 'next' ? 1 : -1)];
}
