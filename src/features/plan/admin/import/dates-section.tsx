import { Radio } from '@mantine/core';
import { useAddress } from '#ui/navigation/address.ts';
import { Section } from '#ui/parts/section.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ImportPreview } from '../../contract/imports.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { MonthChoice } from './month-choice.tsx';
import { MovedDates } from './moved-dates.tsx';

/** What the person has chosen so far; it stands in the address, so that coming back finds it. */
export interface Choice {
  choice: 'history' | 'move' | 'keep' | null;
  /** First of the month, for `move` alone. */
  startsOn: string | null;
}

export function choiceOf(address: Readonly<Record<string, string>>): Choice {
  const { dates, from = '' } = address;
  if (dates === 'move' && /^\d{4}-(0[1-9]|1[0-2])$/.test(from)) return { choice: dates, startsOn: `${from}-01` };
  return { choice: dates === 'history' || dates === 'keep' ? dates : null, startsOn: null };
}

export function DatesSection(props: { preview: ImportPreview; choice: Choice; problem: boolean }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { change } = useAddress();
  const { dates } = props.preview;
  const { choice } = props.choice;
  const start = props.choice.startsOn ?? dates.proposedStart;
  const movable = dates.proposedStart !== null;
  const choose = (value: string) =>
    change({ dates: value, from: value === 'move' ? (start?.slice(0, 7) ?? null) : null });
  return (
    <Section title={t('import.dates.title')}>
      <Radio.Group
        label={t('import.dates.text', { period: format.period(dates.start, dates.end) })}
        value={choice ?? ''}
        onChange={choose}
        error={props.problem ? t('import.dates.choose') : undefined}
      >
        <div className="plan-choices">
          <Radio value="history" label={t('import.dates.history')} description={t('import.dates.historyText')} />
          <Radio
            value="move"
            label={t('import.dates.move')}
            description={movable ? t('import.dates.moveText') : t('import.dates.noneDated')}
            disabled={!movable}
          />
          {choice === 'move' && start && (
            <div className="plan-moving">
              <MonthChoice value={start} onChange={(month) => change({ from: month.slice(0, 7) })} />
              <MovedDates moved={dates.moved} />
            </div>
          )}
          <Radio value="keep" label={t('import.dates.keep')} description={t('import.dates.keepText')} />
        </div>
      </Radio.Group>
    </Section>
  );
}
