import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanView } from '../../../contract/plan.ts';
import { plans } from '../../../contract/plan-endpoints.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { addMonths, type Day, monthEnd, monthStart } from '../days.ts';
import { FilterBar } from '../filter-bar.tsx';
import type { Shown } from '../use-shown.ts';
import { monthEntries } from './month-entries.ts';
import { MonthGrid } from './month-grid.tsx';
import './month.css';

/** What begins, ends and falls due in a month: a grid of days, on a phone the same as a list. */
export function PlanMonth({ view, shown }: { view: PlanView; shown: Shown }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { params, change } = useAddress();
  const today = format.today();
  const month = monthStart(/^\d{4}-\d{2}$/.test(params.month ?? '') ? `${params.month}-01` : today);
  const go = (to: Day) => change({ month: monthStart(to) === monthStart(today) ? null : to.slice(0, 7) });
  const { slug } = useSession().organisation;
  const due = useEndpointQuery(
    plans.due,
    { params: { organisation: slug, id: view.plan.id }, query: { from: month, to: monthEnd(month) } },
    { keepPrevious: true },
  );
  const entries = monthEntries(month, shown.activities, due.data?.items ?? []);
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
      {due.error && <ErrorScreen small error={due.error} onRetry={() => void due.refetch()} />}
      <MonthGrid month={month} today={today} entries={entries} onMonth={go} />
    </div>
  );
}
