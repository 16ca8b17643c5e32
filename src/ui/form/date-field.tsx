import { ActionIcon, Loader, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { presentMoment } from '../format.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { parseDay } from '../parse.ts';
import { useFormat } from '../use-format.ts';

const Calendar = lazy(() => import('./calendar.tsx').then((module) => ({ default: module.Calendar })));

export interface DateFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** `YYYY-MM-DD`; what cannot be read stays as it was typed, for the schema to answer. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A day is typed as people write it, or picked from a calendar that loads when it is wanted. */
export function DateField({ value, onChange, ...rest }: DateFieldProps) {
  const t = useUiTexts();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const known = value && parseDay(value, 0) ? value : null;
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    if (typed === null) return;
    const text = typed.trim();
    onChange(text === '' ? null : (parseDay(text, presentMoment().getFullYear()) ?? text));
    setTyped(null);
  };
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      placeholder={t('date.placeholder')}
      value={typed ?? (known ? format.day(known) : (value ?? ''))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={(event) => {
        finish();
        rest.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        rest.onKeyDown?.(event);
      }}
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon variant="subtle" color="stone" aria-label={t('date.pick')} onClick={() => setOpened(!opened)}>
              <IconCalendar size={18} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={<Loader size="sm" />}>
              <Calendar
                value={known}
                onChange={(day) => {
                  setOpened(false);
                  onChange(day);
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
