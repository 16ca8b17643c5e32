import { useRef, useState } from 'react';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import type { ActivitySummary, PlanView } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { FilterBar } from '../filter-bar.tsx';
import { bySection, type Group } from '../shown.ts';
import { useFirst } from '../use-first.tsx';
import type { Shown } from '../use-shown.ts';
import { AddActivityRow, AddSection } from './add-row.tsx';
import { moveInGrid } from './grid.ts';
import type { GridState } from './grid-state.ts';
import { ListRow } from './list-row.tsx';
import { SectionRow } from './section-row.tsx';
import { SelectionBar } from './selection-bar.tsx';
import './list.css';

/** Activities as the plan has them: sections as groups, every cell reached by arrows, written in where it stands. */
export function PlanList({ view, shown }: { view: PlanView; shown: Shown }) {
  const t = usePlanTexts();
  const { edit } = view.plan.may;
  const [at, setAt] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (ids: readonly string[], on: boolean) =>
    setChosen((before) => (on ? before.union(new Set(ids)) : before.difference(new Set(ids))));
  const selected = shown.activities.filter((one) => chosen.has(one.id));
  const first = shown.activities[0];
  const reached = shown.activities.some((one) => at?.startsWith(`${one.id}:`))
    ? at
    : first
      ? `${first.id}:title`
      : null;
  const state: GridState = { view, at: reached, setAt, editing, setEditing, chosen, toggle };
  const grouped = shown.order === 'plan' && !shown.list.sort?.descending;
  const { first: rows, more } = useFirst(shown.activities);
  const groups = grouped ? bySection(view, rows, edit && !shown.list.narrowed && more === null) : null;
  if (view.activities.length === 0 && view.sections.length === 0) return <NothingYet view={view} />;
  return (
    <div className="k-plan-list">
      <FilterBar view={view} shown={shown} sortable />
      {selected.length > 0 && <SelectionBar view={view} selected={selected} onDone={() => setChosen(new Set())} />}
      {shown.activities.length === 0 && shown.list.narrowed ? (
        <p className="k-plan-nothing">{t('plan.filter.nothing')}</p>
      ) : (
        <Grid state={state} groups={groups} activities={rows} />
      )}
      {more}
      {edit && grouped && !shown.list.narrowed && <AddSection view={view} />}
      {edit && <p className="k-soft k-small k-no-print k-plan-keys">{t('plan.list.keys')}</p>}
    </div>
  );
}

interface GridProps {
  state: GridState;
  groups: readonly Group[] | null;
  activities: readonly ActivitySummary[];
}

function Grid({ state, groups, activities }: GridProps) {
  const t = usePlanTexts();
  const table = useRef<HTMLTableElement>(null);
  const { view } = state;
  const columns = ['code', 'title', 'period', 'parties', 'steps', 'state', 'indicator'] as const;
  const all = activities.map((one) => one.id);
  const count = all.filter((id) => state.chosen.has(id)).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved between by arrows is a grid.
    <table ref={table} role="grid" aria-label={t('plan.list.label')} className="k-plan-grid" onKeyDown={moveInGrid}>
      <thead>
        <tr>
          {view.plan.may.edit && (
            <th scope="col" className="k-plan-check">
              <input
                type="checkbox"
                className="k-check"
                aria-label={t('plan.list.selectAll')}
                checked={count > 0 && count === all.length}
                ref={(box) => {
                  if (box) box.indeterminate = count > 0 && count < all.length;
                }}
                onChange={(event) => state.toggle(all, event.currentTarget.checked)}
              />
            </th>
          )}
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`plan.list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups ? (
        groups.map((group) => <GroupBody key={group.section.id} state={state} group={group} />)
      ) : (
        <tbody>
          {activities.map((activity) => (
            <ListRow key={activity.id} state={state} activity={activity} />
          ))}
        </tbody>
      )}
    </table>
  );
}

function GroupBody({ state, group }: { state: GridState; group: Group }) {
  const { view } = state;
  return (
    <tbody>
      <SectionRow state={state} group={group} />
      {group.activities.map((activity) => (
        <ListRow key={activity.id} state={state} activity={activity} />
      ))}
      {view.plan.may.edit && <AddActivityRow view={view} section={group.section} />}
    </tbody>
  );
}

function NothingYet({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  return (
    <EmptyScreen
      title={t('plan.list.emptyTitle')}
      text={t('plan.list.emptyText')}
      primary={view.plan.may.edit ? <AddSection view={view} primary /> : undefined}
    />
  );
}
