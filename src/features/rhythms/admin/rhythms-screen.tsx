import { Button } from '@mantine/core';
import { IconPlus, IconRepeat } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { sentenceOf } from '#platform/rhythm/words/words.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { useShownRows } from '#ui/list/shown-rows.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { rhythms } from '../contract/endpoints.ts';
import { type RhythmView, Standing } from '../contract/rhythm.ts';
import { StandingBadge } from './badges.tsx';
import { places } from './places.ts';
import { RhythmForm } from './rhythm-form.tsx';
import { useRhythmsTexts } from './rhythms-texts.ts';
import './rhythms.css';

const filterKeys = ['standing'];
const reading = {
  words: (rhythm: RhythmView) => `${rhythm.title} ${rhythm.forWhom}`,
  filters: { standing: (rhythm: RhythmView, value: string) => rhythm.standing === value },
  sorts: {
    title: (rhythm: RhythmView) => rhythm.title,
    last: (rhythm: RhythmView) => rhythm.lastOn,
    next: (rhythm: RhythmView) => rhythm.nextDue,
  },
};

/** What repeats: how often, how it stands, when it was last done and when it is due. */
export function RhythmsScreen() {
  const t = useRhythmsTexts();
  const { may, organisation } = useSession();
  const go = useGo();
  const [adding, setAdding] = useState(false);
  const query = useEndpointQuery(rhythms.list, { params: { organisation: organisation.slug } });
  const state = useListState({ filters: filterKeys });
  const rows = useShownRows(query.data?.rhythms, state, reading);
  const columns = useColumns();
  const begin = may('rhythms.edit') ? (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('list.new')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('list.title')} primary={begin}>
      <DataList
        name={t('list.title')}
        state={state}
        rows={rows}
        rowKey={keyOfRhythm}
        rowName={nameOfRhythm}
        columns={columns}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(rhythm) => go(places.one(rhythm.id))}
        filters={[
          {
            key: 'standing',
            label: t('list.standing'),
            options: Standing.options.map((value) => ({ value, label: t(`standing.${value}`) })),
          },
        ]}
        empty={
          <EmptyScreen icon={IconRepeat} title={t('list.emptyTitle')} text={t('list.emptyText')} primary={begin} />
        }
      />
      {adding && <RhythmForm rhythm={null} onClose={() => setAdding(false)} onSaved={(id) => go(places.one(id))} />}
    </Page>
  );
}

const keyOfRhythm = (rhythm: RhythmView) => rhythm.id;
const nameOfRhythm = (rhythm: RhythmView) => rhythm.title;

function useColumns(): readonly Column<RhythmView>[] {
  const t = useRhythmsTexts();
  const format = useFormat();
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        key: 'title',
        header: t('list.name'),
        sortable: true,
        cell: (rhythm) => (
          <span className="rhythms-name">
            <AppLink to={places.one(rhythm.id)}>
              <strong>{rhythm.title}</strong>
            </AppLink>
            <span className="k-soft">{sentenceOf({ ...rhythm.rule, since: null, until: null }, language)}</span>
          </span>
        ),
      },
      {
        key: 'standing',
        header: t('list.standing'),
        cell: (rhythm) => (
          <span className="rhythms-name">
            <StandingBadge standing={rhythm.standing} />
            {rhythm.missing.length > 0 && (
              <span className="k-small">{t('list.missing', { parts: rhythm.missing.join(', ') })}</span>
            )}
          </span>
        ),
      },
      {
        key: 'last',
        header: t('list.last'),
        sortable: true,
        cell: (rhythm) => (rhythm.lastOn ? format.day(rhythm.lastOn) : t('list.never')),
      },
      {
        key: 'next',
        header: t('list.next'),
        sortable: true,
        cell: (rhythm) => (rhythm.nextDue ? format.day(rhythm.nextDue) : ''),
      },
      {
        key: 'who',
        header: t('list.who'),
        cell: (rhythm) =>
          rhythm.reminded.length > 0 ? rhythm.reminded.join(', ') : <span className="k-soft">{t('list.nobody')}</span>,
      },
    ],
    [t, format, language],
  );
}
