import { Button, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ApiError } from '#ui/api/errors.ts';
import { parseNumber } from '#ui/parse.ts';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import type { SeriesPoint } from '../../../../contract/measuring.ts';
import { values } from '../../../../contract/measuring-endpoints.ts';
import type { TargetView } from '../../../../contract/plan.ts';
import { useChanges } from '../../../history/use-changes.ts';
import { usePlanTexts } from '../../../plan-texts.ts';

interface CorrectFormProps {
  target: TargetView;
  point: SeriesPoint;
  onDone: () => void;
  onCancel: () => void;
}

/** The right figure and why; what was there stays in the log. */
export function CorrectForm({ target, point, onDone, onCancel }: CorrectFormProps) {
  const t = usePlanTexts();
  const form = useCorrection({ target, point, onDone });
  return (
    <form className="k-form-small" noValidate onSubmit={(event) => void form.save(event)}>
      <TextInput
        data-autofocus
        inputMode="decimal"
        label={t('measuring.rightValue')}
        value={form.value}
        error={form.wrong.value}
        onChange={(event) => form.setValue(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('measuring.reason')}
        description={t('measuring.reasonHint')}
        value={form.reason}
        maxLength={1_000}
        error={form.wrong.reason}
        onChange={(event) => form.setReason(event.currentTarget.value)}
      />
      {form.failure && (
        <p role="alert" className="k-wrong">
          {form.failure}
        </p>
      )}
      <div className="k-row">
        <Button type="submit">{t('measuring.saveCorrection')}</Button>
        <Button variant="subtle" color="stone" onClick={onCancel}>
          {t('measuring.cancel')}
        </Button>
      </div>
    </form>
  );
}

const shortestReason = 3;

function useCorrection({ target, point, onDone }: Omit<CorrectFormProps, 'onCancel'>) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const changes = useChanges();
  const [value, setValue] = useState(point.value === null ? '' : String(point.value).replace('.', ','));
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<{ value?: string; reason?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const number = parseNumber(value);
    const missing = reason.trim().length < shortestReason;
    if (number === null || missing) {
      return setWrong({
        ...(number === null ? { value: t('fields.wrong_number') } : {}),
        ...(missing ? { reason: t('fields.reason_missing') } : {}),
      });
    }
    const { periodStart, periodEnd, part } = point;
    const body = { periodStart, periodEnd, part, value: number, reason };
    try {
      await changes.send(
        values.correct,
        { params: changes.at({ id: target.id }), body },
        t('measuring.correctionSaved'),
      );
      onDone();
    } catch (error) {
      setFailure(error instanceof ApiError && error.fields[0] ? error.fields[0].message : explain(error));
    }
  };
  return { value, setValue, reason, setReason, wrong, failure, save };
}
