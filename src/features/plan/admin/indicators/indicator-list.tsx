import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ListState } from '#ui/list/list-state.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanView } from '../../contract/plan.ts';
import { useGoal, useReason } from '../activity/indicators/target-goal.ts';
import { places } from '../places.ts';
import { IndicatorBadge } from '../plan/badges.tsx';
import { moveBetweenItems } from '../plan/roving.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { type IndicatorRow, statesInOrder } from './rows.ts';

interface IndicatorListProps {
  view: PlanView;
  rows: readonly IndicatorRow[];
  list: ListState;
}

/** All indicators of a plan by how they stand; each opens its place in the activity. */
export function IndicatorList({ view, rows, list }: IndicatorListProps) {
  const t = usePlanTexts();
  const { state } = list.filters;
  const words = list.words.toLocaleLowerCase('et').split(/\s+/).filter(Boolean);
  const shown = rows.filter(({ indicator }) => {
    const { activity } = indicator;
    const text = `${activity.code ?? ''} ${activity.title} ${indicator.text}`.toLocaleLowerCase('et');
    return (!state || indicator.state === state) && words.every((word) => text.includes(word));
  });
  return (
    <div className="k-plan-list">
      <search className="k-plan-filters k-no-print" aria-label={t('indicators.filter')}>
        <TextInput
          className="k-plan-search"
          aria-label={t('indicators.text')}
          placeholder={t('indicators.text')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={list.words}
          onChange={(event) => list.search(event.currentTarget.value)}
        />
        <fieldset className="k-indicator-states" aria-label={t('indicators.byState')}>
          <Choice
            label={t('indicators.all')}
            count={rows.length}
            chosen={!state}
            onChoose={() => list.filter('state', null)}
          />
          {statesInOrder.map((one) => (
            <Choice
              key={one}
              label={t(`words.indicatorState.${one}`)}
              count={rows.filter((row) => row.indicator.state === one).length}
              chosen={state === one}
              onChoose={() => list.filter('state', one)}
            />
          ))}
        </fieldset>
      </search>
      {shown.length === 0 && list.narrowed && <p className="k-plan-nothing">{t('indicators.nothing')}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows are an extra; Tab reaches every link. */}
      <div className="k-stack" onKeyDown={(event) => moveBetweenItems(event)}>
        {statesInOrder.map((one) => {
          const those = shown.filter((row) => row.indicator.state === one);
          if (those.length === 0) return null;
          return (
            <section key={one} aria-label={t(`words.indicatorState.${one}`)}>
              <h2 className="k-indicator-group">
                <IndicatorBadge state={one} /> <span className="k-soft">{those.length}</span>
              </h2>
              <ul className="k-indicator-rows">
                {those.map((row) => (
                  <Row key={row.indicator.id} row={row} view={view} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

function Choice(props: { label: string; count: number; chosen: boolean; onChoose: () => void }) {
  const format = useFormat();
  if (props.count === 0 && !props.chosen) return null;
  return (
    <Button
      size="compact-md"
      variant={props.chosen ? 'light' : 'default'}
      aria-pressed={props.chosen}
      onClick={props.onChoose}
    >
      {props.label} <span className="k-soft k-indicator-count">{format.number(props.count)}</span>
    </Button>
  );
}

function Row({ row: { indicator, target }, view }: { row: IndicatorRow; view: PlanView }) {
  const { activity } = indicator;
  const reasonOf = useReason();
  const goalOf = useGoal();
  const section = view.sections.find((one) => one.id === activity.sectionId);
  const goal = target ? goalOf(target) : '';
  return (
    <li>
      <div>
        <AppLink to={places.activity(activity.id)} search={{ at: indicator.id }} data-item="">
          {indicator.text}
        </AppLink>
        <p className="k-soft k-small">
          {[activity.code, activity.title].filter(Boolean).join(' ')}
          {section && ` · ${section.title}`}
        </p>
      </div>
      <p>
        {target && reasonOf(target.reason)}
        {goal && <span className="k-soft k-small k-indicator-goal">{goal}</span>}
      </p>
    </li>
  );
}
