import { Button } from '@mantine/core';
import { IconGavel, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { useShownRows } from '#ui/list/shown-rows.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type DecisionView, decisions } from '../../contract/decisions.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityLink } from '../records/place-line.tsx';
import { DecisionBadge } from './decision-badge.tsx';

const filters = ['open', 'due', 'review', 'decided', 'withdrawn'] as const;
const filterKeys = ['show'];
const reading = {
  words: (one: DecisionView) => [one.title, one.outcome, one.decider, one.activity?.title ?? ''].join(' '),
  filters: {
    show: (one: DecisionView, value: string) => {
      if (value === 'due') return one.late;
      if (value === 'review') return one.reviewDue;
      return one.state === value;
    },
  },
  sorts: {
    title: (one: DecisionView) => one.title,
    day: (one: DecisionView) => dayOf(one),
  },
};

function dayOf(one: DecisionView): string | null {
  return one.state === 'open' ? one.decideBy : one.decidedOn;
}

export function DecisionsScreen() {
  const t = usePlanTexts();
  const go = useGo();
  const { may, organisation } = useSession();
  const query = useEndpointQuery(decisions.list, { params: { organisation: organisation.slug } });
  const state = useListState({ filters: filterKeys });
  const rows = useShownRows(query.data?.decisions, state, reading);
  const columns = useColumns();
  const add = (
    <Button component={AppLink} to={places.newDecision} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('decisions.new')}
    </Button>
  );
  const primary = may('plan.edit') ? add : undefined;
  return (
    <Page title={t('decisions.title')} primary={primary}>
      <DataList
        name={t('decisions.title')}
        state={state}
        rows={rows}
        rowKey={(one) => one.id}
        rowName={(one) => one.title}
        columns={columns}
        searchable
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(one) => go(places.decision(one.id))}
        filters={[
          {
            key: 'show',
            label: t('decisions.show'),
            options: filters.map((value) => ({ value, label: t(`decisions.filter.${value}`) })),
          },
        ]}
        empty={
          <EmptyScreen
            icon={IconGavel}
            title={t('decisions.empty.title')}
            text={t('decisions.empty.text')}
            primary={primary}
          />
        }
      />
    </Page>
  );
}

function useColumns(): readonly Column<DecisionView>[] {
  const t = usePlanTexts();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'title',
        header: t('decisions.column.title'),
        sortable: true,
        cell: (one) => (
          <>
            <AppLink to={places.decision(one.id)}>
              <strong>{one.title}</strong>
            </AppLink>
            {one.state === 'decided' && <div className="k-soft k-small">{one.outcome}</div>}
          </>
        ),
      },
      { key: 'state', header: t('decisions.column.state'), cell: (one) => <DecisionBadge decision={one} /> },
      {
        key: 'day',
        header: t('decisions.column.day'),
        sortable: true,
        cell: (one) => {
          const day = dayOf(one);
          if (one.state === 'open') return day ? t('decisions.dueOn', { day: format.day(day) }) : '';
          return day ? t('decisions.decidedOn', { day: format.day(day) }) : '';
        },
      },
      { key: 'decider', header: t('decisions.column.decider'), cell: (one) => one.decidedBy || one.decider },
      {
        key: 'activity',
        header: t('decisions.column.activity'),
        cell: (one) => <ActivityLink activity={one.activity} />,
      },
    ],
    [t, format],
  );
}
