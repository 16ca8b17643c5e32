import { useMemo } from 'react';
import { type ListState, useListState } from '#ui/list/list-state.ts';
import { useFormat } from '#ui/use-format.ts';
import type { ActivitySummary, PlanView } from '../../contract/plan.ts';
import { narrow, type Order, order, orders } from './shown.ts';

const filterKeys = ['section', 'party', 'state', 'indicator'] as const;

export interface Shown {
  list: ListState;
  activities: readonly ActivitySummary[];
  order: Order;
}

/** The activities that the four views show: one narrowing and one order for all of them, kept in the address. */
export function useShown(view: PlanView): Shown {
  const list = useListState({ filters: filterKeys });
  const format = useFormat();
  const by = orders.find((one) => one === list.sort?.column) ?? 'plan';
  const descending = list.sort?.descending ?? false;
  const { words } = list;
  const { section, party, state, indicator } = list.filters;
  const activities = useMemo(
    () => order(narrow(view.activities, { words, section, party, state, indicator }), by, descending, format.compare),
    [view.activities, words, section, party, state, indicator, by, descending, format.compare],
  );
  return { list, activities, order: by };
}
