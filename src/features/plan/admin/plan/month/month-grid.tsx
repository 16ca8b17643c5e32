import { Popover, UnstyledButton } from '@mantine/core';
import { IconCheck, IconFlag, IconPlayerPlay, IconPlayerStop, IconRepeat, IconTargetArrow } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import { places } from '../../places.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { addDays, addMonths, type Day, monthStart } from '../days.ts';
import { type EntryKind, type MonthEntry, weeksOf } from './month-entries.ts';

const icons: Record<EntryKind, typeof IconFlag> = {
  starts: IconPlayerPlay,
  ends: IconPlayerStop,
  due: IconFlag,
  turn: IconRepeat,
  figure: IconTargetArrow,
};
// Which part of the activity's page it leads to.
const placeOf: Partial<Record<EntryKind, { at: string }>> = {
  due: { at: 'steps' },
  turn: { at: 'steps' },
  figure: { at: 'indicators' },
};
const MOST_SHOWN = 3;
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface MonthGridProps {
  month: Day;
  today: Day;
  entries: readonly MonthEntry[];
  onMonth: (day: Day) => void;
}

export function MonthGrid({ month, today, entries, onMonth }: MonthGridProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<Day | null>(null);
  const [opened, setOpened] = useState<Day | null>(null);
  const within = (day: Day) => monthStart(day) === month;
  const reached = chosen && within(chosen) ? chosen : within(today) ? today : month;
  const focus = (day: Day) => {
    setChosen(day);
    if (!within(day)) onMonth(day);
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  const press = (event: KeyboardEvent) => {
    const day = event.target instanceof HTMLElement ? event.target.dataset.day : undefined;
    if (!day) return;
    const by = moves[event.key];
    if (by !== undefined) focus(addDays(day, by));
    else if (event.key === 'PageUp') focus(addMonths(day, -1));
    else if (event.key === 'PageDown') focus(addMonths(day, 1));
    else if (event.key === 'Enter') setOpened(day);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose days are moved between by arrows is a grid.
        role="grid"
        className="k-plan-month"
        aria-label={t('plan.month.label', { month: format.month(month) })}
        onKeyDown={press}
      >
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {t(`plan.month.weekdays.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  today={day === today}
                  outside={!within(day)}
                  reached={day === reached}
                  entries={entries.filter((entry) => entry.day === day)}
                  opened={opened === day}
                  onOpened={(open) => setOpened(open ? day : null)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <MonthList entries={entries} today={today} />
    </>
  );
}

interface DayCellProps {
  day: Day;
  today: boolean;
  outside: boolean;
  reached: boolean;
  entries: readonly MonthEntry[];
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

function DayCell({ day, today, outside, reached, entries, opened, onOpened }: DayCellProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const rest = entries.length - MOST_SHOWN;
  return (
    <Popover
      opened={opened && entries.length > 0}
      onChange={onOpened}
      withRoles={false}
      trapFocus
      returnFocus
      withArrow
      width={320}
    >
      <Popover.Target>
        <td
          data-day={day}
          tabIndex={reached ? 0 : -1}
          aria-current={today ? 'date' : undefined}
          data-outside={outside || undefined}
        >
          <span className="k-plan-day" aria-hidden>
            {Number(day.slice(8))}
          </span>
          <span className="k-only-read">{format.day(day)}</span>
          {entries.slice(0, MOST_SHOWN).map((entry) => (
            <Entry key={entry.key} entry={entry} quiet />
          ))}
          {rest > 0 && (
            <UnstyledButton tabIndex={-1} className="k-plan-rest" onClick={() => onOpened(true)}>
              {t('plan.month.more', { count: rest })}
            </UnstyledButton>
          )}
        </td>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={format.day(day)}>
        <strong>{format.day(day)}</strong>
        <ul className="k-plan-day-open">
          {entries.map((entry) => (
            <li key={entry.key}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function Entry({ entry, quiet = false }: { entry: MonthEntry; quiet?: boolean }) {
  const t = usePlanTexts();
  const Icon = entry.done ? IconCheck : icons[entry.kind];
  const said = entry.done ? t('plan.month.done') : entry.late ? t('plan.month.late') : t(`plan.month.${entry.kind}`);
  return (
    <AppLink
      to={places.activity(entry.activityId)}
      search={placeOf[entry.kind]}
      className="k-plan-entry"
      data-kind={entry.done ? 'done' : entry.late ? 'late' : entry.kind}
      title={entry.text}
      tabIndex={quiet ? -1 : undefined}
    >
      <Icon size={13} aria-hidden />
      <span>
        <b>{said}</b> {entry.code} {entry.text}
      </span>
    </AppLink>
  );
}

/** The phone's month: only the days that hold something. */
function MonthList({ entries, today }: { entries: readonly MonthEntry[]; today: Day }) {
  const t = usePlanTexts();
  const format = useFormat();
  const days = Map.groupBy(entries, (entry) => entry.day);
  if (entries.length === 0) return <p className="k-plan-month-list k-soft">{t('plan.month.nothing')}</p>;
  return (
    <ol className="k-plan-month-list">
      {[...days].map(([day, those]) => (
        <li key={day} aria-current={day === today ? 'date' : undefined}>
          <strong>{format.day(day)}</strong>
          {those.map((entry) => (
            <Entry key={entry.key} entry={entry} />
          ))}
        </li>
      ))}
    </ol>
  );
}
