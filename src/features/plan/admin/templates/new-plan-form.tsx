import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { ApiError } from '#ui/api/errors.ts';
import { dropDraft, keepDraft, readDraft } from '#ui/form/drafts.ts';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { MonthChoice } from '../import/month-choice.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import './templates.css';
import { lastDayOf, useNewPlan } from './use-new-plan.ts';

const DRAFT = 'plan:new';

interface Values {
  title: string;
  from: string;
  to: string;
}

/** Name and period: all that a plan needs to begin. */
export function NewPlanForm({ template }: { template: string | null }) {
  const t = usePlanTexts();
  const id = useId();
  const explain = useErrorText();
  const create = useNewPlan();
  const { values, change } = useValues();
  const [tried, setTried] = useState(false);
  const titleMissing = values.title.trim() === '';
  const reversed = values.to < values.from;
  const problem = create.error && !(create.error instanceof ApiError && create.error.fields.length > 0);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (titleMissing || reversed) return;
    const period = { periodStart: values.from, periodEnd: lastDayOf(values.to) };
    create.mutate({ title: values.title.trim(), template, ...period }, () => dropDraft(DRAFT));
  };
  const titleError = tried && titleMissing ? t('templates.titleMissing') : fieldAnswer(create.error, 'title');
  const periodError = tried && reversed ? t('templates.reversed') : fieldAnswer(create.error, 'periodEnd');
  return (
    <form className="plan-new" noValidate onSubmit={submit}>
      {template === null && <p className="k-soft">{t('templates.emptyText')}</p>}
      <TextInput
        label={t('templates.planTitle')}
        description={t('templates.planTitleHint')}
        value={values.title}
        maxLength={500}
        error={titleError}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className="plan-new-period" aria-describedby={periodError ? `${id}-period` : undefined}>
        <MonthChoice label={t('templates.from')} value={values.from} onChange={(from) => change({ from })} />
        <MonthChoice label={t('templates.to')} value={values.to} onChange={(to) => change({ to })} />
      </div>
      {periodError && (
        <p id={`${id}-period`} role="alert" className="plan-problem">
          {periodError}
        </p>
      )}
      {problem && (
        <p role="alert" className="plan-problem">
          {explain(create.error)}
        </p>
      )}
      <Button type="submit" loading={create.isPending}>
        {t('templates.create')}
      </Button>
    </form>
  );
}

/** Kept as it is typed; a next year's plan is what most people begin. */
function useValues() {
  const t = usePlanTexts();
  const [values, setValues] = useState<Values>(() => {
    const draft = readDraft(DRAFT)?.values;
    if (isValues(draft)) return draft;
    const year = new Date().getFullYear() + 1;
    return { title: t('templates.defaultTitle', { year }), from: `${year}-01-01`, to: `${year}-12-01` };
  });
  const change = (changes: Partial<Values>) => {
    const next = { ...values, ...changes };
    setValues(next);
    keepDraft(DRAFT, { at: new Date().toISOString(), values: next, revision: null });
  };
  return { values, change };
}

function isValues(value: unknown): value is Values {
  if (typeof value !== 'object' || value === null) return false;
  return ['title', 'from', 'to'].every((key) => typeof Reflect.get(value, key) === 'string');
}

function fieldAnswer(error: unknown, field: string): string | undefined {
  return error instanceof ApiError ? error.fields.find((one) => one.field === field)?.message : undefined;
}
