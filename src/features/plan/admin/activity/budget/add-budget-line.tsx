import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useFormat } from '#ui/use-format.ts';
import { budgetLines } from '../../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { readCents } from './money.ts';

export function AddBudgetLine({ view, onDone }: { view: ActivityView; onDone: () => void }) {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  const [title, setTitle] = useState('');
  const [year, setYear] = useState((view.activity.periodStart ?? format.today()).slice(0, 4));
  const [planned, setPlanned] = useState('');
  const [tried, setTried] = useState(false);
  const plannedCents = planned.trim() === '' ? 0 : readCents(planned);
  const wrongYear = !/^\d{4}$/.test(year.trim());
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '' || plannedCents === null || wrongYear) return;
    const body = { title: title.trim(), year: Number(year), plannedCents };
    const input = { params: changes.at({ id: view.activity.id }), body };
    if (await changes.attempt(budgetLines.add, input, t('activity.budget.added'))) onDone();
  };
  return (
    <form
      className="k-activity-line-form k-no-print"
      noValidate
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <TextInput
        autoFocus
        label={t('activity.budget.name')}
        value={title}
        maxLength={500}
        error={tried && title.trim() === ''}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('activity.budget.year')}
        value={year}
        inputMode="numeric"
        error={tried && wrongYear ? t('activity.budget.wrongYear') : undefined}
        onChange={(event) => setYear(event.currentTarget.value)}
      />
      <TextInput
        label={t('activity.budget.planned')}
        value={planned}
        inputMode="decimal"
        rightSection="€"
        error={tried && plannedCents === null ? t('activity.budget.wrongMoney') : undefined}
        onChange={(event) => setPlanned(event.currentTarget.value)}
      />
      <div className="k-row">
        <Button type="submit">{t('activity.budget.save')}</Button>
        <Button variant="subtle" color="stone" onClick={onDone}>
          {t('activity.budget.cancel')}
        </Button>
      </div>
    </form>
  );
}
