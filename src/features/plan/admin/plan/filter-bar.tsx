import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ListState } from '#ui/list/list-state.ts';
import { useFormat } from '#ui/use-format.ts';
import type { PlanView } from '../../contract/plan.ts';
import { ActivityState, IndicatorState } from '../../contract/words.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { orders } from './shown.ts';
import type { Shown } from './use-shown.ts';

interface FilterBarProps {
  view: PlanView;
  shown: Shown;
  /** Only the list has an order to choose. */
  sortable?: boolean;
  children?: ReactNode;
}

export function FilterBar({ view, shown, sortable = false, children }: FilterBarProps) {
  const t = usePlanTexts();
  const { list } = shown;
  const [opened, setOpened] = useState(list.narrowed);
  const chosen = Object.keys(list.filters).length;
  return (
    <search className="k-plan-filters k-no-print" aria-label={t('plan.filter.open')}>
      <TextInput
        className="k-plan-search"
        aria-label={t('plan.filter.text')}
        placeholder={t('plan.filter.text')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          list.words && <CloseButton size="sm" aria-label={t('plan.filter.clear')} onClick={() => list.search('')} />
        }
        value={list.words}
        onChange={(event) => list.search(event.currentTarget.value)}
      />
      <Button
        className="k-plan-filters-more"
        variant="default"
        aria-expanded={opened}
        leftSection={<IconFilter size={16} aria-hidden />}
        onClick={() => setOpened(!opened)}
      >
        {t('plan.filter.open')}
        {chosen > 0 && ` ${chosen}`}
      </Button>
      <div className="k-plan-filters-set" data-opened={opened || undefined}>
        <Choices view={view} list={list} />
        {sortable && <Sorting list={list} />}
      </div>
      <span role="status" className="k-soft k-small k-figures">
        {list.narrowed
          ? t('plan.filter.of', { shown: shown.activities.length, total: view.activities.length })
          : t('plan.filter.shown', { count: view.activities.length })}
      </span>
      {list.narrowed && (
        <Button variant="subtle" size="compact-md" onClick={list.clear}>
          {t('plan.filter.clear')}
        </Button>
      )}
      <div className="k-plan-filters-end">{children}</div>
    </search>
  );
}

function Choices({ view, list }: { view: PlanView; list: ListState }) {
  const t = usePlanTexts();
  const format = useFormat();
  const parties = new Map(view.activities.flatMap((one) => one.parties.map((party) => [party.partyId, party.name])));
  const filters = [
    {
      key: 'section',
      label: t('plan.filter.section'),
      options: view.sections.map(({ id, code, title }) => ({ value: id, label: code ? `${code} ${title}` : title })),
    },
    {
      key: 'party',
      label: t('plan.filter.party'),
      options: [...parties]
        .map(([value, label]) => ({ value, label }))
        .sort((one, other) => format.compare(one.label, other.label)),
    },
    {
      key: 'state',
      label: t('plan.filter.state'),
      options: ActivityState.options.map((value) => ({ value, label: t(`words.activityState.${value}`) })),
    },
    {
      key: 'indicator',
      label: t('plan.filter.indicator'),
      options: IndicatorState.options.map((value) => ({ value, label: t(`words.indicatorState.${value}`) })),
    },
  ];
  return filters.map(({ key, label, options }) => (
    <NativeSelect
      key={key}
      aria-label={label}
      data-chosen={list.filters[key] ? true : undefined}
      value={list.filters[key] ?? ''}
      onChange={(event) => list.filter(key, event.currentTarget.value || null)}
      data={[{ value: '', label: `${label}: ${t('plan.filter.any')}` }, ...options]}
    />
  ));
}

function Sorting({ list }: { list: ListState }) {
  const t = usePlanTexts();
  const [written, descending] = [list.sort?.column ?? 'plan', list.sort?.descending ?? false];
  const value = written === 'plan' ? 'plan' : `${descending ? '-' : ''}${written}`;
  return (
    <NativeSelect
      aria-label={t('plan.sort.label')}
      value={value}
      onChange={({ currentTarget: { value: next } }) =>
        list.sortBy(next === 'plan' ? null : { column: next.replace(/^-/, ''), descending: next.startsWith('-') })
      }
      data={orders.flatMap((key) =>
        key === 'plan'
          ? [{ value: key, label: t('plan.sort.plan') }]
          : [
              { value: key, label: `${t(`plan.sort.${key}`)}, ${t('plan.sort.ascending')}` },
              { value: `-${key}`, label: `${t(`plan.sort.${key}`)}, ${t('plan.sort.descending')}` },
            ],
      )}
    />
  );
}
