import { Button, CloseButton, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { changeReminders, type ReminderRule, readReminders } from '../contract/reminders.ts';
import { useNotificationsTexts } from './notifications-texts.ts';

/** On which days a thing is reminded of, for everybody of the organisation. */
export function RemindersSection() {
  const t = useNotificationsTexts();
  const { organisation, may } = useSession();
  const query = useEndpointQuery(readReminders, { params: { organisation: organisation.slug } });
  const manages = may('notifications.reminders-manage');
  return (
    <Section title={t('reminders.title')} note={t('reminders.note')}>
      <p className="k-prose k-soft">{t('reminders.text')}</p>
      {query.isPending && <LoadingLines />}
      {query.error && !query.data && <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Offsets rule={query.data} manages={manages} />}
      {!manages && <p className="k-soft k-small">{t('reminders.readOnly')}</p>}
    </Section>
  );
}

function Offsets({ rule, manages }: { rule: ReminderRule; manages: boolean }) {
  const t = useNotificationsTexts();
  const save = useSaveOffsets(rule);
  const { offsets } = rule;
  return (
    <>
      {offsets.length === 0 && <p>{t('reminders.none')}</p>}
      <ul className="notifications-offsets">
        {offsets.map((offset) => {
          const name = nameOf(offset, t);
          return (
            <li key={offset} data-fixed={!manages || undefined}>
              {name}
              {manages && (
                <CloseButton
                  size="md"
                  aria-label={t('reminders.remove', { name })}
                  onClick={() => save(offsets.filter((one) => one !== offset))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {manages && <AddOffset onAdd={(offset) => save([...new Set([...offsets, offset])])} />}
    </>
  );
}

function useSaveOffsets({ offsets: before, revision }: ReminderRule): (offsets: number[]) => void {
  const t = useNotificationsTexts();
  const toasts = useToasts();
  const params = { organisation: useSession().organisation.slug };
  const changing = useEndpointMutation(changeReminders, { refreshes: [readReminders] });
  return (offsets) =>
    void changing
      .mutateAsync({ params, body: { offsets, revision } })
      .then((saved) =>
        toasts.undo(t('preferences.saved'), () =>
          changing.mutateAsync({ params, body: { offsets: before, revision: saved.revision } }),
        ),
      )
      .catch(toasts.failure);
}

function AddOffset({ onAdd }: { onAdd: (offset: number) => void }) {
  const t = useNotificationsTexts();
  const [days, setDays] = useState<number | string>(3);
  const [side, setSide] = useState('before');
  const number = typeof days === 'number' ? days : null;
  return (
    <div className="notifications-add">
      <NumberInput
        label={t('reminders.days')}
        value={days}
        onChange={setDays}
        min={0}
        max={90}
        w={110}
        allowDecimal={false}
      />
      <NativeSelect
        label={t('reminders.side')}
        value={side}
        onChange={(event) => setSide(event.currentTarget.value)}
        data={[
          { value: 'before', label: t('reminders.before') },
          { value: 'after', label: t('reminders.after') },
        ]}
      />
      <Button
        variant="default"
        disabled={number === null}
        onClick={() => number !== null && onAdd(side === 'before' ? 0 - number : number)}
      >
        {t('reminders.add')}
      </Button>
    </div>
  );
}

function nameOf(offset: number, t: ReturnType<typeof useNotificationsTexts>): string {
  if (offset === 0) return t('reminders.onDay');
  return offset < 0 ? t('reminders.daysBefore', { count: -offset }) : t('reminders.daysAfter', { count: offset });
}
