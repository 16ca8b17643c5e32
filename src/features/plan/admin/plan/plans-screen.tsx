import { Button } from '@mantine/core';
import { IconBook2, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { useShownRows } from '#ui/list/shown-rows.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { MoreMenu, Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanSummary } from '../../contract/plan.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import { IndicatorState, PlanState } from '../../contract/words.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { IndicatorBadge, PlanBadge } from './badges.tsx';
import './plan.css';

const filterKeys = ['state'];
const reading = {
  words: (plan: PlanSummary) => plan.title,
  filters: { state: (plan: PlanSummary, value: string) => plan.state === value },
  sorts: {
    title: (plan: PlanSummary) => plan.title,
    period: (plan: PlanSummary) => plan.periodStart,
    steps: (plan: PlanSummary) => (plan.counts.steps === 0 ? null : plan.counts.stepsDone / plan.counts.steps),
  },
};

export function PlansScreen() {
  const t = usePlanTexts();
  const { may, organisation } = useSession();
  const go = useGo();
  const query = useEndpointQuery(plans.list, { params: { organisation: organisation.slug } });
  const state = useListState({ filters: filterKeys });
  const rows = useShownRows(query.data?.plans, state, reading);
  const columns = useColumns(may('plan.edit'));
  const start = (
    <Button component={AppLink} to={places.newPlan} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('plan.all.new')}
    </Button>
  );
  return (
    <Page title={t('plan.all.title')} primary={may('plan.edit') ? start : undefined}>
      <DataList
        name={t('plan.all.title')}
        state={state}
        rows={rows}
        rowKey={keyOfPlan}
        rowName={nameOfPlan}
        columns={columns}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(plan) => go(places.plan(plan.id))}
        filters={[
          {
            key: 'state',
            label: t('plan.all.state'),
            options: PlanState.options.map((value) => ({ value, label: t(`words.planState.${value}`) })),
          },
        ]}
        empty={
          <EmptyScreen
            icon={IconBook2}
            title={t('plan.none.title')}
            text={t('plan.none.text')}
            primary={may('plan.edit') ? start : undefined}
          />
        }
      />
    </Page>
  );
}

const keyOfPlan = (plan: PlanSummary) => plan.id;
const nameOfPlan = (plan: PlanSummary) => plan.title;

function useColumns(edit: boolean): readonly Column<PlanSummary>[] {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  return useMemo(() => {
    const remove = (plan: PlanSummary) =>
      void changes.attempt(
        plans.remove,
        { params: changes.at({ id: plan.id }), query: { revision: plan.revision } },
        t('plan.all.removed', { title: plan.title }),
      );
    const columns: Column<PlanSummary>[] = [
      {
        key: 'title',
        header: t('plan.all.name'),
        sortable: true,
        cell: (plan) => (
          <AppLink to={places.plan(plan.id)}>
            <strong>{plan.title}</strong>
          </AppLink>
        ),
      },
      {
        key: 'period',
        header: t('plan.all.period'),
        sortable: true,
        cell: (plan) => format.period(plan.periodStart, plan.periodEnd) || t('plan.header.noPeriod'),
      },
      { key: 'state', header: t('plan.all.state'), cell: (plan) => <PlanBadge state={plan.state} /> },
      {
        key: 'activities',
        header: t('plan.all.activities'),
        align: 'end',
        cell: (plan) => <AppLink to={places.plan(plan.id)}>{format.number(plan.counts.activities)}</AppLink>,
      },
      {
        key: 'steps',
        header: t('plan.all.steps'),
        align: 'end',
        sortable: true,
        cell: (plan) => (
          <AppLink to={places.plan(plan.id)} search={{ sort: 'steps' }}>
            {t('plan.list.stepsOf', { done: plan.counts.stepsDone, total: plan.counts.steps })}
          </AppLink>
        ),
      },
      { key: 'indicators', header: t('plan.all.indicators'), cell: (plan) => <Indicators plan={plan} /> },
    ];
    if (!edit) return columns;
    const menu = (plan: PlanSummary) => <PlanMenu plan={plan} onRemove={() => remove(plan)} />;
    return [...columns, { key: 'menu', header: t('plan.all.actions'), align: 'end', onPhone: 'corner', cell: menu }];
  }, [t, format, changes, edit]);
}

function PlanMenu({ plan, onRemove }: { plan: PlanSummary; onRemove: () => void }) {
  const t = usePlanTexts();
  return (
    <MoreMenu
      label={t('plan.all.menu', { title: plan.title })}
      actions={[
        { label: t('plan.all.open'), to: places.plan(plan.id) },
        { label: t('plan.header.remove'), danger: true, onSelect: onRemove },
      ]}
    />
  );
}

function Indicators({ plan }: { plan: PlanSummary }) {
  const t = usePlanTexts();
  const states = IndicatorState.options.filter((state) => (plan.counts.indicators[state] ?? 0) > 0);
  if (states.length === 0) return <span className="k-soft">{t('plan.all.noIndicators')}</span>;
  return (
    <span className="k-row">
      {states.map((state) => (
        <AppLink key={state} to={places.planIndicators(plan.id)} search={{ state }} className="k-plan-figure">
          <span className="k-figures">{plan.counts.indicators[state]}</span> <IndicatorBadge state={state} />
        </AppLink>
      ))}
    </span>
  );
}
