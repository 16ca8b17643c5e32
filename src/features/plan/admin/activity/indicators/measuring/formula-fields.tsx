import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Formula, Operand } from '../../../../contract/measuring.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import { MetricChoice } from './metric-fields.tsx';
import { emptyOperand, type OperandDraft, type SourceDraft } from './source-draft.ts';
import type { Choices } from './use-choices.ts';

export interface DraftFieldsProps {
  draft: SourceDraft;
  choices: Choices;
  change: (change: Partial<SourceDraft>) => void;
  wrong: (field: string) => string | undefined;
}

const deeds = ['ratio', 'growth', 'sum', 'average', 'min'] as const satisfies readonly Formula['do'][];
const mostOperands = 10;

/** A formula in plain form: what is done, and with which figures. */
export function FormulaFields({ draft, choices, change, wrong }: DraftFieldsProps) {
  const t = usePlanTexts();
  const own = { choices, wrong };
  return (
    <>
      <NativeSelect
        label={t('measuring.do')}
        value={draft.do}
        onChange={(event) => change({ do: deeds.find((one) => one === event.currentTarget.value) ?? 'ratio' })}
        data={deeds.map((value) => ({ value, label: t(`measuring.deed.${value}`) }))}
      />
      {draft.do === 'ratio' ? (
        <>
          <OperandField
            {...own}
            legend={t('measuring.over')}
            path="source.formula.over."
            value={draft.over}
            onChange={(over) => change({ over })}
          />
          <OperandField
            {...own}
            legend={t('measuring.under')}
            path="source.formula.under."
            value={draft.under}
            onChange={(under) => change({ under })}
          />
          <Checkbox
            label={t('measuring.percent')}
            checked={draft.percent}
            onChange={(event) => change({ percent: event.currentTarget.checked })}
          />
        </>
      ) : (
        <Operands draft={draft} choices={choices} change={change} wrong={wrong} />
      )}
    </>
  );
}

function Operands({ draft, choices, change, wrong }: DraftFieldsProps) {
  const t = usePlanTexts();
  const single = draft.do === 'growth';
  const shown = single ? draft.of.slice(0, 1) : draft.of;
  const replace = (at: number, value: OperandDraft) =>
    change({ of: draft.of.map((one, index) => (index === at ? value : one)) });
  return (
    <>
      {single && <p className="k-soft">{t('measuring.growthHint')}</p>}
      {wrong('source.formula.of') && (
        <p role="alert" className="k-wrong">
          {wrong('source.formula.of')}
        </p>
      )}
      {shown.map((operand, at) => (
        <OperandField
          // biome-ignore lint/suspicious/noArrayIndexKey: figures of a formula have no name but their place.
          key={at}
          legend={t('measuring.figure', { number: at + 1 })}
          path={single ? 'source.formula.of.' : `source.formula.of.${at}.`}
          value={operand}
          choices={choices}
          wrong={wrong}
          onChange={(value) => replace(at, value)}
          {...(shown.length > 1 ? { onRemove: () => change({ of: draft.of.filter((_, index) => index !== at) }) } : {})}
        />
      ))}
      {!single && draft.of.length < mostOperands && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change({ of: [...draft.of, emptyOperand] })}
        >
          {t('measuring.addFigure')}
        </Button>
      )}
    </>
  );
}

interface OperandFieldProps {
  legend: string;
  path: string;
  value: OperandDraft;
  choices: Choices;
  wrong: (field: string) => string | undefined;
  onChange: (value: OperandDraft) => void;
  onRemove?: () => void;
}

const origins = ['metric', 'target', 'number'] as const satisfies readonly Operand['from'][];

function OperandField({ legend, path, value, choices, wrong, onChange, onRemove }: OperandFieldProps) {
  const t = usePlanTexts();
  return (
    <fieldset className="k-operand">
      <legend>{legend}</legend>
      <NativeSelect
        label={t('measuring.from')}
        value={value.from}
        onChange={(event) =>
          onChange({ ...value, from: origins.find((one) => one === event.currentTarget.value) ?? 'metric' })
        }
        data={origins.map((one) => ({ value: one, label: t(`measuring.origin.${one}`) }))}
      />
      {value.from === 'metric' && (
        <MetricChoice
          metrics={choices.metrics}
          value={value}
          path={path}
          wrong={wrong}
          onChange={(change) => onChange({ ...value, ...change })}
        />
      )}
      {value.from === 'target' && (
        <NativeSelect
          label={t('measuring.origin.target')}
          value={value.target}
          error={wrong(`${path}target`)}
          onChange={(event) => onChange({ ...value, target: event.currentTarget.value })}
          data={[{ value: '', label: t('measuring.choose') }, ...choices.targets]}
        />
      )}
      {value.from === 'number' && (
        <TextInput
          inputMode="decimal"
          label={t('measuring.origin.number')}
          value={value.number}
          error={wrong(`${path}number`)}
          onChange={(event) => onChange({ ...value, number: event.currentTarget.value })}
        />
      )}
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
