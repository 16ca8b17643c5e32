import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiError } from '#ui/api/errors.ts';
import { InlineText } from '#ui/inline/inline-text.tsx';
import { Section } from '#ui/parts/section.tsx';
import { MoreMenu } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { budgetLines } from '../../../contract/activity-endpoints.ts';
import type { ActivityView, BudgetLineView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { AddBudgetLine } from './add-budget-line.tsx';
import { readCents, sumOf, sumsByYear } from './money.ts';

/** Planned and spent by line and year; the sums are those of the lines above them. */
export function BudgetSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const money = useMoney();
  const [adding, setAdding] = useState(false);
  const lines = view.budgetLines;
  const { edit } = view.activity.may;
  const total = sumOf(lines);
  if (!edit && lines.length === 0) return null;
  const add = (
    <Button
      variant="subtle"
      size="compact-md"
      className="k-no-print"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('activity.budget.add')}
    </Button>
  );
  return (
    <Section
      title={t('activity.budget.title')}
      note={
        lines.length > 0
          ? t('activity.budget.note', { spent: money(total.spentCents), planned: money(total.plannedCents) })
          : undefined
      }
      action={edit && !adding ? add : undefined}
    >
      {lines.length === 0 && !adding && <p className="k-soft">{t('activity.budget.empty')}</p>}
      {lines.length > 0 && <BudgetTable lines={lines} edit={edit} />}
      {adding && <AddBudgetLine view={view} onDone={() => setAdding(false)} />}
    </Section>
  );
}

function BudgetTable({ lines, edit }: { lines: readonly BudgetLineView[]; edit: boolean }) {
  const t = usePlanTexts();
  const money = useMoney();
  const years = sumsByYear(lines);
  const total = sumOf(lines);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw itself as one.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <div role="group" className="k-activity-scroll" aria-label={t('activity.budget.title')} tabIndex={0}>
      <table className="k-activity-table">
        <thead>
          <tr>
            <th scope="col">{t('activity.budget.name')}</th>
            <th scope="col">{t('activity.budget.year')}</th>
            <th scope="col" data-align="end">
              {t('activity.budget.planned')}
            </th>
            <th scope="col" data-align="end">
              {t('activity.budget.spent')}
            </th>
            {edit && <td />}
          </tr>
        </thead>
        <tbody>
          {lines
            .toSorted((one, other) => one.year - other.year)
            .map((line) => (
              <BudgetRow key={line.id} line={line} edit={edit} />
            ))}
        </tbody>
        <tfoot>
          {years.length > 1 &&
            years.map((sum) => (
              <tr key={sum.year}>
                <th scope="row" colSpan={2}>
                  {t('activity.budget.sumOf', { year: sum.year })}
                </th>
                <td data-align="end">{money(sum.plannedCents)}</td>
                <td data-align="end">{money(sum.spentCents)}</td>
                {edit && <td />}
              </tr>
            ))}
          <tr>
            <th scope="row" colSpan={2}>
              {t('activity.budget.sum')}
            </th>
            <td data-align="end">
              <strong>{money(total.plannedCents)}</strong>
            </td>
            <td data-align="end">
              <strong>{money(total.spentCents)}</strong>
            </td>
            {edit && <td />}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function BudgetRow({ line, edit }: { line: BudgetLineView; edit: boolean }) {
  const t = usePlanTexts();
  const money = useMoney();
  const changes = useChanges();
  const save = (fields: Partial<Pick<BudgetLineView, 'title' | 'year' | 'plannedCents' | 'spentCents'>>) =>
    changes.send(
      budgetLines.change,
      { params: changes.at({ id: line.id }), body: { ...fields, revision: line.revision } },
      t('activity.budget.changed'),
    );
  const saveYear = async (text: string) => {
    if (/^\d{4}$/.test(text.trim())) return save({ year: Number(text) });
    throw new ApiError({ status: 400, code: 'wrong_year', message: t('activity.budget.wrongYear') });
  };
  const saveCents = (field: 'plannedCents' | 'spentCents') => async (text: string) => {
    const cents = readCents(text);
    if (cents !== null) return save({ [field]: cents });
    throw new ApiError({ status: 400, code: 'wrong_money', message: t('activity.budget.wrongMoney') });
  };
  const remove = () =>
    void changes.attempt(
      budgetLines.remove,
      { params: changes.at({ id: line.id }), query: { revision: line.revision } },
      t('activity.budget.removed'),
    );
  const field = { readOnly: !edit };
  return (
    <tr>
      <th scope="row">
        <InlineText
          {...field}
          label={t('activity.budget.name')}
          value={line.title}
          onSave={(title) => save({ title })}
        />
      </th>
      <td>
        <InlineText {...field} label={t('activity.budget.year')} value={String(line.year)} onSave={saveYear} />
      </td>
      <td data-align="end">
        <InlineText
          {...field}
          label={t('activity.budget.planned')}
          value={money(line.plannedCents)}
          onSave={saveCents('plannedCents')}
        />
      </td>
      <td data-align="end">
        <InlineText
          {...field}
          label={t('activity.budget.spent')}
          value={money(line.spentCents)}
          onSave={saveCents('spentCents')}
        />
      </td>
      {edit && (
        <td data-align="end" className="k-no-print k-quiet-menu">
          <MoreMenu
            label={t('activity.budget.menu', { title: line.title })}
            actions={[{ label: t('activity.budget.remove'), icon: IconTrash, danger: true, onSelect: remove }]}
          />
        </td>
      )}
    </tr>
  );
}

function useMoney(): (cents: number) => string {
  const format = useFormat();
  // Whole euros stand without cents; others have both digits: 450,50 €.
  const mark = format.number(0.5).charAt(1);
  return (cents) => {
    const rest = Math.abs(cents % 100);
    const euros = `${cents < 0 ? '−' : ''}${format.number(Math.floor(Math.abs(cents) / 100))}`;
    return `${euros}${rest === 0 ? '' : `${mark}${String(rest).padStart(2, '0')}`}\u00a0€`;
  };
}
