import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { activities } from '../../../contract/activity-endpoints.ts';
import type { ActivitySummary, PlanView } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { addMonths, type Day, monthEnd, monthStart } from '../days.ts';
import { FilterBar } from '../filter-bar.tsx';
import type { Shown } from '../use-shown.ts';
import { monthEntries } from './month-entries.ts';
import { MonthGrid } from './month-grid.tsx';
import './month.css';

// Steps stand in the activity's own answer; a month of a large plan is not worth hundreds of questions.
const MOST_ASKED = 60;

/** What begins, ends and falls due in a month: a grid of days, on a phone the same as a list. */
export function PlanMonth({ view, shown }: { view: PlanView; shown: Shown }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { params, change } = useAddress();
  const today = format.today();
  const month = monthStart(/^\d{4}-\d{2}$/.test(params.month ?? '') ? `${params.month}-01` : today);
  const go = (to: Day) => change({ month: monthStart(to) === monthStart(today) ? null : to.slice(0, 7) });
  const views = useActivitiesOf(month, shown.activities);
  const entries = monthEntries(month, shown.activities, views);
  return (
    <div className="k-plan-list">
      <FilterBar view={view} shown={shown} />
      <div className="k-plan-month-head">
        <h2 aria-live="polite">{format.month(month)}</h2>
        <div className="k-row k-no-print">
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('plan.month.previous')}
            onClick={() => go(addMonths(month, -1))}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Button variant="default" onClick={() => go(today)}>
            {t('plan.month.today')}
          </Button>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('plan.month.next')}
            onClick={() => go(addMonths(month, 1))}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </div>
      </div>
      <MonthGrid month={month} today={today} entries={entries} onMonth={go} />
    </div>
  );
}

function useActivitiesOf(month: Day, shown: readonly ActivitySummary[]) {
  const { slug } = useSession().organisation;
  const touching = shown.filter(
    (one) =>
      one.steps > 0 &&
      (one.periodStart ?? '') <= monthEnd(month) &&
      // A step may be due after its activity's last day, but hardly a year after.
      (one.periodEnd === null || addMonths(one.periodEnd, 12) >= month),
  );
  return useQueries({
    queries: touching.slice(0, MOST_ASKED).map(({ id }) => {
      const input = { params: { organisation: slug, id } };
      return {
        queryKey: keyOf(activities.read, input),
        queryFn: ({ signal }: { signal: AbortSignal }) => request(activities.read, input, { signal }),
        staleTime: 60_000,
      };
    }),
    combine: (results) => results.flatMap((result) => (result.data ? [result.data] : [])),
  });
}
