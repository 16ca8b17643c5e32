import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Condition } from '../../../../contract/measuring.ts';
import { EvidenceKind } from '../../../../contract/words.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import type { DraftFieldsProps } from './formula-fields.tsx';
import { MetricChoice } from './metric-fields.tsx';
import { type ConditionDraft, emptyCondition } from './source-draft.ts';
import type { Choice, Choices } from './use-choices.ts';

const mostConditions = 20;

/** What must hold for a milestone: all of it or any of it. A person may confirm it by hand beside. */
export function ConditionFields({
  draft,
  choices,
  change,
  wrong,
  activityId,
}: DraftFieldsProps & { activityId: string }) {
  const t = usePlanTexts();
  const replace = (at: number, value: ConditionDraft) =>
    change({ conditions: draft.conditions.map((one, index) => (index === at ? value : one)) });
  return (
    <>
      <NativeSelect
        label={t('measuring.need')}
        value={draft.need}
        onChange={(event) => change({ need: event.currentTarget.value === 'any' ? 'any' : 'all' })}
        data={[
          { value: 'all', label: t('measuring.needAll') },
          { value: 'any', label: t('measuring.needAny') },
        ]}
      />
      {draft.conditions.map((condition, at) => (
        <ConditionField
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
          key={at}
          number={at + 1}
          path={`source.conditions.${at}.`}
          value={condition}
          choices={choices}
          wrong={wrong}
          onChange={(value) => replace(at, value)}
          {...(draft.conditions.length > 1
            ? { onRemove: () => change({ conditions: draft.conditions.filter((_, index) => index !== at) }) }
            : {})}
        />
      ))}
      {draft.conditions.length < mostConditions && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change({ conditions: [...draft.conditions, emptyCondition(activityId)] })}
        >
          {t('measuring.addCondition')}
        </Button>
      )}
      <p className="k-soft k-small">{t('measuring.conditionsHint')}</p>
    </>
  );
}

const kinds = [
  'step-done',
  'steps-done',
  'target-met',
  'decision-decided',
  'metric-reached',
  'evidence',
] as const satisfies readonly Condition['is'][];

interface ConditionFieldProps {
  number: number;
  path: string;
  value: ConditionDraft;
  choices: Choices;
  wrong: (field: string) => string | undefined;
  onChange: (value: ConditionDraft) => void;
  onRemove?: () => void;
}

function ConditionField(props: ConditionFieldProps) {
  const t = usePlanTexts();
  const { number, value, onChange, onRemove } = props;
  const legend = t('measuring.condition', { number });
  return (
    <fieldset className="k-operand">
      <legend>{legend}</legend>
      <NativeSelect
        label={t('measuring.conditionKind')}
        value={value.is}
        onChange={(event) =>
          onChange({ ...value, is: kinds.find((one) => one === event.currentTarget.value) ?? 'step-done' })
        }
        data={kinds.map((one) => ({ value: one, label: t(`conditions.${one}`) }))}
      />
      <ConditionDetails {...props} />
      {onRemove && (
        <Button
          variant="subtle"
          color="stone"
          size="compact-md"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onRemove}
        >
          {t('measuring.removeFigure', { name: legend })}
        </Button>
      )}
    </fieldset>
  );
}

function ConditionDetails({ path, value, choices, wrong, onChange }: ConditionFieldProps) {
  const t = usePlanTexts();
  const chosen = (field: 'step' | 'activity' | 'target' | 'decision', data: readonly Choice[]) => (
    <NativeSelect
      label={t(`measuring.record.${field}`)}
      value={value[field]}
      error={wrong(`${path}${field}`)}
      onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value })}
      data={[{ value: '', label: t('measuring.choose') }, ...data]}
    />
  );
  switch (value.is) {
    case 'step-done':
      return chosen('step', choices.steps);
    case 'steps-done':
      return chosen('activity', choices.activities);
    case 'target-met':
      return chosen('target', choices.targets);
    case 'decision-decided':
      return chosen('decision', choices.decisions);
    case 'evidence':
      return (
        <>
          {chosen('activity', choices.activities)}
          <NativeSelect
            label={t('measuring.evidenceKind')}
            value={value.evidence}
            onChange={(event) => onChange({ ...value, evidence: event.currentTarget.value })}
            data={[
              { value: '', label: t('measuring.anyEvidence') },
              ...EvidenceKind.options.map((kind) => ({ value: kind, label: t(`words.evidenceKind.${kind}`) })),
            ]}
          />
        </>
      );
    default:
      return (
        <>
          <MetricChoice
            metrics={choices.metrics}
            value={value}
            path={path}
            wrong={wrong}
            onChange={(change) => onChange({ ...value, ...change })}
          />
          <TextInput
            inputMode="decimal"
            label={t('measuring.atLeast')}
            value={value.atLeast}
            error={wrong(`${path}atLeast`)}
            onChange={(event) => onChange({ ...value, atLeast: event.currentTarget.value })}
          />
        </>
      );
  }
}
