import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { DateField } from '#ui/form/date-field.tsx';
import type { DraftForm } from '#ui/form/use-draft-form.ts';
import type { DecisionOption, DecisionView } from '../../contract/decisions.ts';
import type { ActivityLine } from '../../contract/lines.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityChoice } from '../records/activity-choice.tsx';
import { PartyInput } from '../records/party-input.tsx';
import '../records/records.css';

export type DecisionValues = Pick<DecisionView, 'title' | 'background' | 'decider' | 'decideBy' | 'options'> & {
  activityId: string | null;
};

export function useDecisionLabels() {
  const t = usePlanTexts();
  return {
    title: t('decisions.question'),
    background: t('decisions.background'),
    options: t('decisions.options'),
    decider: t('decisions.decider'),
    decideBy: t('decisions.decideBy'),
    activityId: t('records.activity'),
  };
}

interface DecisionFieldsProps {
  form: DraftForm<DecisionValues>;
  known: ActivityLine | null;
}

/** Question, background, options, who decides and by when; the same for a new one and for a change. */
export function DecisionFields({ form, known }: DecisionFieldsProps) {
  const t = usePlanTexts();
  const labels = useDecisionLabels();
  return (
    <>
      <TextInput
        data-autofocus
        maxLength={500}
        label={labels.title}
        description={t('decisions.questionHint')}
        {...form.field('title')}
      />
      <Textarea autosize minRows={2} maxLength={10_000} label={labels.background} {...form.field('background')} />
      <OptionFields form={form} />
      <div className="k-two">
        <PartyInput label={labels.decider} placeholder={t('decisions.deciderHint')} {...form.field('decider')} />
        <DateField label={labels.decideBy} {...form.field('decideBy')} />
      </div>
      <ActivityChoice
        label={labels.activityId}
        known={known}
        value={form.values.activityId}
        error={form.errors.activityId}
        onChange={(id) => form.set('activityId', id)}
      />
    </>
  );
}

function OptionFields({ form }: { form: DraftForm<DecisionValues> }) {
  const t = usePlanTexts();
  const { options } = form.values;
  const put = (at: number, change: Partial<DecisionOption>) =>
    form.set(
      'options',
      options.map((one, place) => (place === at ? { ...one, ...change } : one)),
    );
  const add = (...titles: string[]) =>
    form.set('options', [...options, ...titles.map((title, at) => anOption(options, title, at))]);
  return (
    <fieldset className="k-fields">
      <legend>{t('decisions.options')}</legend>
      {options.map((option, at) => (
        <div key={option.id} className="k-option-edit">
          <div className="k-row">
            <TextInput
              style={{ flex: 1 }}
              label={t('decisions.option', { number: at + 1 })}
              maxLength={500}
              value={option.title}
              error={form.errors[`options.${at}.title`]}
              onChange={(event) => put(at, { title: event.currentTarget.value })}
            />
            <Button
              variant="subtle"
              color="stone"
              size="compact-md"
              aria-label={t('decisions.removeOption', { number: at + 1 })}
              onClick={() =>
                form.set(
                  'options',
                  options.filter((one) => one.id !== option.id),
                )
              }
            >
              <IconTrash size={16} aria-hidden />
            </Button>
          </div>
          <div className="k-two">
            {(['for', 'against'] as const).map((side) => (
              <Textarea
                key={side}
                autosize
                minRows={2}
                maxLength={5_000}
                label={t(`decisions.${side}`)}
                placeholder={t('decisions.argumentHint')}
                value={option[side]}
                onChange={(event) => put(at, { [side]: event.currentTarget.value })}
              />
            ))}
          </div>
        </div>
      ))}
      <div className="k-row">
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => add('')}
        >
          {t('decisions.addOption')}
        </Button>
        {options.length === 0 && (
          <Button variant="subtle" size="compact-md" onClick={() => add(t('decisions.yes'), t('decisions.no'))}>
            {t('decisions.yesNo')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** The mark of an option tells it from the others of its question for good, also when they are put in another order. */
function anOption(options: readonly DecisionOption[], title: string, at: number): DecisionOption {
  const highest = Math.max(0, ...options.map((one) => Number(one.id.replace(/^\D+/, '')) || 0));
  return { id: `o${highest + 1 + at}`, title, for: '', against: '' };
}
