import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconCalendar, IconClock } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '#ui/use-format.ts';
import { useNotificationsTexts } from './notifications-texts.ts';

const Calendar = lazy(() => import('#ui/form/calendar.tsx').then((module) => ({ default: module.Calendar })));
const dayMs = 86_400_000;

/** Puts a notification off: until tomorrow, until Monday, or until a day that is picked. */
export function LaterMenu(props: { sentence: string; putOff: boolean; onChoose: (until: string | null) => void }) {
  const t = useNotificationsTexts();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const [picking, setPicking] = useState(false);
  const today = format.today();
  const tomorrow = daysAfter(today, 1);
  const monday = daysAfter(today, 8 - weekdayOf(today));
  const choose = (until: string | null) => {
    setOpened(false);
    props.onChoose(until);
  };
  return (
    <Menu
      position="bottom-end"
      opened={opened}
      onChange={(open) => {
        setOpened(open);
        setPicking(false);
      }}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="stone"
          size={36}
          aria-label={t('inbox.later', { sentence: props.sentence })}
        >
          <IconClock size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {picking ? (
          <Suspense fallback={null}>
            <Calendar value={null} onChange={(day) => day && choose(day)} />
          </Suspense>
        ) : (
          <>
            <Menu.Label>{t('inbox.laterUntil')}</Menu.Label>
            <Menu.Item onClick={() => choose(tomorrow)} rightSection={<Day value={tomorrow} />}>
              {t('inbox.tomorrow')}
            </Menu.Item>
            {monday !== tomorrow && (
              <Menu.Item onClick={() => choose(monday)} rightSection={<Day value={monday} />}>
                {t('inbox.monday')}
              </Menu.Item>
            )}
            <Menu.Item
              closeMenuOnClick={false}
              onClick={() => setPicking(true)}
              leftSection={<IconCalendar size={16} aria-hidden />}
            >
              {t('inbox.pickDay')}
            </Menu.Item>
            {props.putOff && (
              <Menu.Item onClick={() => choose(null)} leftSection={<IconArrowBackUp size={16} aria-hidden />}>
                {t('inbox.bringBack')}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Day({ value }: { value: string }) {
  return <span className="k-soft k-small k-figures">{useFormat().day(value)}</span>;
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
