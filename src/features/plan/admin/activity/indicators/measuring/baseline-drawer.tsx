import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ApiError } from '#ui/api/errors.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { parseNumber } from '#ui/parse.ts';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useFormat } from '#ui/use-format.ts';
import { sources } from '../../../../contract/measuring-endpoints.ts';
import type { TargetView } from '../../../../contract/plan.ts';
import { useChanges } from '../../../history/use-changes.ts';
import { usePlanTexts } from '../../../plan-texts.ts';

/** Freezes what growth is compared with: the source says the figure of a day, or a person does. */
export function BaselineDrawer({ target, onClose }: { target: TargetView; onClose: () => void }) {
  const t = usePlanTexts();
  const form = useBaseline(target, onClose);
  return (
    <QuickLook opened onClose={onClose} title={t('measuring.baseline.title')}>
      <p className="k-soft">{t('measuring.baseline.hint')}</p>
      <form className="k-form-small" noValidate onSubmit={(event) => void form.save(event)}>
        <DateField
          data-autofocus
          label={t('measuring.baseline.on')}
          value={form.on}
          error={form.wrong.on}
          onChange={(day) => form.setOn(day ?? '')}
        />
        <TextInput
          inputMode="decimal"
          label={t('measuring.baseline.value')}
          description={t('measuring.baseline.valueHint')}
          value={form.value}
          error={form.wrong.value}
          onChange={(event) => form.setValue(event.currentTarget.value)}
        />
        {target.baselineFrozenBy !== null && (
          <TextInput
            label={t('measuring.reason')}
            value={form.reason}
            error={form.wrong.reason}
            onChange={(event) => form.setReason(event.currentTarget.value)}
          />
        )}
        {form.failure && (
          <p role="alert" className="k-wrong">
            {form.failure}
          </p>
        )}
        <div className="k-row">
          <Button type="submit">{t('measuring.baseline.freeze')}</Button>
          <Button variant="subtle" color="stone" onClick={onClose}>
            {t('measuring.cancel')}
          </Button>
        </div>
      </form>
    </QuickLook>
  );
}

function useBaseline(target: TargetView, onClose: () => void) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const changes = useChanges();
  const [on, setOn] = useState(useFormat().today());
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const number = value.trim() === '' ? undefined : parseNumber(value);
    if (number === null) return setWrong({ value: t('fields.wrong_number') });
    const body = {
      on,
      revision: target.revision,
      ...(number === undefined ? {} : { value: number }),
      ...(reason.trim() === '' ? {} : { reason }),
    };
    try {
      await changes.send(
        sources.freezeBaseline,
        { params: changes.at({ id: target.id }), body },
        t('measuring.baseline.done'),
      );
      onClose();
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields : [];
      setWrong(Object.fromEntries(fields.map(({ field, message }) => [field, message])));
      setFailure(fields.length === 0 ? explain(error) : null);
    }
  };
  return { on, setOn, value, setValue, reason, setReason, wrong, failure, save };
}
