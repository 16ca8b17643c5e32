import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { NewPlan } from '../../contract/inputs.ts';
import { useHome } from '../home/use-home.ts';
import { MonthChoice } from '../import/month-choice.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import './templates.css';
import { lastDayOf, useNewPlan } from './use-new-plan.ts';

/** Name and period: all that a plan needs to begin. A next year's plan is what most people begin. */
export function NewPlanForm({ template }: { template: string | null }) {
  const today = useHome().data?.today;
  if (today === undefined) return <LoadingLines />;
  return <Form template={template} year={Number(today.slice(0, 4)) + 1} />;
}

function Form({ template, year }: { template: string | null; year: number }) {
  const t = usePlanTexts();
  const id = useId();
  const { language } = useLanguage();
  const { organisation } = useSession();
  const create = useNewPlan();
  const form = useDraftForm({
    draftKey: `${organisation.slug}:plan:new:${template ?? 'empty'}`,
    initial: {
      title: t('templates.defaultTitle', { year }),
      language,
      periodStart: `${year}-01-01`,
      periodEnd: `${year}-12-31`,
      template,
    },
    revision: null,
    schema: NewPlan,
    room: 'plan',
    save: create,
  });
  const { periodStart, periodEnd } = form.values;
  const reversed = periodEnd < periodStart;
  const labels = {
    title: t('templates.planTitle'),
    language: '',
    periodStart: t('templates.from'),
    periodEnd: t('templates.to'),
    template: t('templates.title'),
  };
  return (
    <div className="plan-new">
      {template === null && <p className="k-soft">{t('templates.emptyText')}</p>}
      <RecordForm form={form} labels={labels} saveLabel={t('templates.create')}>
        <TextInput label={labels.title} description={t('templates.planTitleHint')} {...form.field('title')} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that says nothing more. */}
        <div role="group" className="plan-new-period" aria-describedby={reversed ? `${id}-period` : undefined}>
          <MonthChoice
            label={labels.periodStart}
            value={`${periodStart.slice(0, 7)}-01`}
            onChange={(month) => form.set('periodStart', month)}
          />
          <MonthChoice
            label={labels.periodEnd}
            value={`${periodEnd.slice(0, 7)}-01`}
            onChange={(month) => form.set('periodEnd', lastDayOf(month))}
          />
        </div>
        {reversed && (
          <p id={`${id}-period`} role="alert" className="k-form-problem">
            {t('errors.period_reversed')}
          </p>
        )}
      </RecordForm>
    </div>
  );
}
