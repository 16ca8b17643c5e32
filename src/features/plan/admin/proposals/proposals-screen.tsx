import { Button } from '@mantine/core';
import { IconBulb, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { useShownRows } from '#ui/list/shown-rows.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type ProposalView, proposals } from '../../contract/proposals.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityLink } from '../records/place-line.tsx';
import { ProposalBadge, useSourceWords } from './proposal-badge.tsx';
import { NewProposalDrawer } from './proposal-forms.tsx';

const filters = ['new', 'accepted', 'next-plan', 'page', 'declined', 'merged'] as const;
const filterKeys = ['show'];
const reading = {
  words: (one: ProposalView) => [one.text, one.source.words, one.author, one.activity?.title ?? ''].join(' '),
  filters: {
    show: (one: ProposalView, value: string) => {
      if (value === 'merged') return one.mergedInto !== null;
      if (one.mergedInto !== null) return false;
      return value === 'next-plan' || value === 'page' ? one.acceptedInto === value : one.state === value;
    },
  },
  sorts: {
    text: (one: ProposalView) => one.text,
    voices: (one: ProposalView) => one.voices,
    day: (one: ProposalView) => one.createdAt,
  },
};

/** The one inbox: what was merged into another stands behind it. */
export function ProposalsScreen() {
  const t = usePlanTexts();
  const go = useGo();
  const { may, organisation } = useSession();
  const { params, change } = useAddress();
  const query = useEndpointQuery(proposals.list, { params: { organisation: organisation.slug } });
  const state = useListState({ filters: filterKeys });
  const all = query.data?.proposals;
  const standing = useMemo(
    () => (state.filters.show === 'merged' ? all : all?.filter((one) => one.mergedInto === null)),
    [all, state.filters.show],
  );
  const rows = useShownRows(standing, state, reading);
  const columns = useColumns();
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => change({ new: '1' })}>
      {t('proposals.new')}
    </Button>
  );
  const primary = may('plan.comment') ? add : undefined;
  return (
    <Page title={t('proposals.title')} primary={primary}>
      <DataList
        name={t('proposals.title')}
        state={state}
        rows={rows}
        rowKey={(one) => one.id}
        rowName={(one) => one.text.slice(0, 120)}
        columns={columns}
        searchable
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(one) => go(places.proposal(one.id))}
        filters={[
          {
            key: 'show',
            label: t('proposals.show'),
            options: filters.map((value) => ({ value, label: t(`proposals.filter.${value}`) })),
          },
        ]}
        empty={
          <EmptyScreen
            icon={IconBulb}
            title={t('proposals.empty.title')}
            text={t('proposals.empty.text')}
            primary={primary}
          />
        }
      />
      {params.new === '1' && may('plan.comment') && <NewProposalDrawer onClose={() => change({ new: null })} />}
    </Page>
  );
}

const LONGEST = 140;

function useColumns(): readonly Column<ProposalView>[] {
  const t = usePlanTexts();
  const format = useFormat();
  const sourceOf = useSourceWords();
  return useMemo(
    () => [
      {
        key: 'text',
        header: t('proposals.column.text'),
        sortable: true,
        cell: (one) => (
          <>
            <AppLink to={places.proposal(one.id)}>
              <strong>{one.text.length > LONGEST ? `${one.text.slice(0, LONGEST)} …` : one.text}</strong>
            </AppLink>
            <div className="k-soft k-small">{sourceOf(one)}</div>
          </>
        ),
      },
      { key: 'state', header: t('proposals.column.state'), cell: (one) => <ProposalBadge proposal={one} /> },
      {
        key: 'voices',
        header: t('proposals.column.voices'),
        align: 'end',
        sortable: true,
        cell: (one) => <AppLink to={places.proposal(one.id)}>{format.number(one.voices)}</AppLink>,
      },
      {
        key: 'activity',
        header: t('proposals.column.activity'),
        cell: (one) => <ActivityLink activity={one.activity} />,
      },
      {
        key: 'day',
        header: t('proposals.column.day'),
        sortable: true,
        cell: (one) => format.day(one.createdAt),
      },
    ],
    [t, format, sourceOf],
  );
}
