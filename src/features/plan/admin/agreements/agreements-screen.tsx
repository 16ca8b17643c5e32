import { Button } from '@mantine/core';
import { IconPlus, IconWritingSign } from '@tabler/icons-react';
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
import { type AgreementView, agreements } from '../../contract/agreements.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityLink } from '../records/place-line.tsx';
import { AgreementBadge } from './agreement-badge.tsx';

const filters = ['in-force', 'review', 'draft', 'ended'] as const;
const filterKeys = ['show'];
const namesOf = (one: AgreementView) => one.parties.map((party) => party.name).join(', ');
const reading = {
  words: (one: AgreementView) => [one.title, namesOf(one), one.note, one.activity?.title ?? ''].join(' '),
  filters: {
    show: (one: AgreementView, value: string) => (value === 'review' ? one.reviewDue || one.over : one.state === value),
  },
  sorts: {
    title: (one: AgreementView) => one.title,
    review: (one: AgreementView) => one.reviewOn,
  },
};

export function AgreementsScreen() {
  const t = usePlanTexts();
  const go = useGo();
  const { may, organisation } = useSession();
  const query = useEndpointQuery(agreements.list, { params: { organisation: organisation.slug } });
  const state = useListState({ filters: filterKeys });
  const rows = useShownRows(query.data?.agreements, state, reading);
  const columns = useColumns();
  const add = (
    <Button component={AppLink} to={places.newAgreement} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('agreements.new')}
    </Button>
  );
  const primary = may('plan.edit') ? add : undefined;
  return (
    <Page title={t('agreements.title')} primary={primary}>
      <DataList
        name={t('agreements.title')}
        state={state}
        rows={rows}
        rowKey={(one) => one.id}
        rowName={(one) => one.title}
        columns={columns}
        searchable
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(one) => go(places.agreement(one.id))}
        filters={[
          {
            key: 'show',
            label: t('agreements.show'),
            options: filters.map((value) => ({ value, label: t(`agreements.filter.${value}`) })),
          },
        ]}
        empty={
          <EmptyScreen
            icon={IconWritingSign}
            title={t('agreements.empty.title')}
            text={t('agreements.empty.text')}
            primary={primary}
          />
        }
      />
    </Page>
  );
}

function useColumns(): readonly Column<AgreementView>[] {
  const t = usePlanTexts();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'title',
        header: t('agreements.column.title'),
        sortable: true,
        cell: (one) => (
          <AppLink to={places.agreement(one.id)}>
            <strong>{one.title}</strong>
          </AppLink>
        ),
      },
      { key: 'parties', header: t('agreements.column.parties'), cell: namesOf },
      { key: 'state', header: t('agreements.column.state'), cell: (one) => <AgreementBadge agreement={one} /> },
      {
        key: 'period',
        header: t('agreements.column.period'),
        cell: (one) => format.period(one.startsOn, one.endsOn),
      },
      {
        key: 'review',
        header: t('agreements.column.review'),
        sortable: true,
        cell: (one) => (one.reviewOn ? format.day(one.reviewOn) : ''),
      },
      {
        key: 'activity',
        header: t('agreements.column.activity'),
        cell: (one) => <ActivityLink activity={one.activity} />,
      },
    ],
    [t, format],
  );
}
