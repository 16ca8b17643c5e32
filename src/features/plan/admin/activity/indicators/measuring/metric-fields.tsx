import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MetricView } from '../../../../contract/measuring.ts';
import { MeasuringPer } from '../../../../contract/measuring.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import type { OperandDraft } from './source-draft.ts';

type Asked = Pick<OperandDraft, 'metric' | 'breakdown' | 'ofActivity'>;

interface MetricFieldsProps {
  metrics: readonly MetricView[];
  value: Asked;
  onChange: (change: Partial<Asked>) => void;
  /** Where its answers stand: `source.`, `source.formula.over.`. */
  path: string;
  wrong: (field: string) => string | undefined;
}

/** All metrics with what each counts: searched by any word of either. */
export function MetricPicker({ metrics, value, onChange, path, wrong }: MetricFieldsProps) {
  const t = usePlanTexts();
  const [words, setWords] = useState('');
  const wanted = words.toLocaleLowerCase('et').split(/\s+/).filter(Boolean);
  const shown = metrics.filter((metric) => {
    const text = `${metric.title} ${metric.definition}`.toLocaleLowerCase('et');
    return metric.key === value.metric || wanted.every((word) => text.includes(word));
  });
  return (
    <div className="k-stack">
      <TextInput
        label={t('measuring.search')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('measuring.metric')}
        value={value.metric}
        error={wrong(`${path}metric`)}
        onChange={(metric) => onChange({ metric, breakdown: '', ofActivity: false })}
      >
        <div className="k-metrics">
          {shown.map((metric) => (
            <Radio key={metric.key} value={metric.key} label={metric.title} description={metric.definition} />
          ))}
          {shown.length === 0 && <p className="k-soft">{t('measuring.noMetric')}</p>}
        </div>
      </Radio.Group>
      <MetricNarrowing metrics={metrics} value={value} onChange={onChange} path={path} wrong={wrong} />
    </div>
  );
}

/** The same in one line, where several stand below each other. */
export function MetricChoice(props: MetricFieldsProps) {
  const t = usePlanTexts();
  const { metrics, value, onChange, path, wrong } = props;
  return (
    <>
      <NativeSelect
        label={t('measuring.metric')}
        value={value.metric}
        error={wrong(`${path}metric`)}
        onChange={(event) => onChange({ metric: event.currentTarget.value, breakdown: '', ofActivity: false })}
        data={[
          { value: '', label: t('measuring.choose') },
          ...metrics.map(({ key, title }) => ({ value: key, label: title })),
        ]}
      />
      <MetricNarrowing {...props} />
    </>
  );
}

function MetricNarrowing({ metrics, value, onChange, path, wrong }: MetricFieldsProps) {
  const t = usePlanTexts();
  const metric = metrics.find((one) => one.key === value.metric);
  if (!metric) return null;
  return (
    <>
      {metric.breakdowns.length > 0 && (
        <NativeSelect
          label={t('measuring.breakdown')}
          value={value.breakdown}
          error={wrong(`${path}breakdown`)}
          onChange={(event) => onChange({ breakdown: event.currentTarget.value })}
          data={[
            { value: '', label: t('measuring.noBreakdown') },
            ...metric.breakdowns.map(({ key, title }) => ({ value: key, label: title })),
          ]}
        />
      )}
      {metric.byActivity && (
        <Checkbox
          label={t('measuring.ofActivity')}
          checked={value.ofActivity}
          error={wrong(`${path}ofActivity`)}
          onChange={(event) => onChange({ ofActivity: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

export function PerChoice({ value, onChange }: { value: MeasuringPer; onChange: (per: MeasuringPer) => void }) {
  const t = usePlanTexts();
  return (
    <NativeSelect
      label={t('measuring.per')}
      description={t('measuring.perHint')}
      value={value}
      onChange={(event) => onChange(MeasuringPer.catch('month').parse(event.currentTarget.value))}
      data={MeasuringPer.options.map((per) => ({ value: per, label: t(`words.per.${per}`) }))}
    />
  );
}
