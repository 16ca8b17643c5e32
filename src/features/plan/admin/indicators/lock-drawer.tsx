import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { request } from '#ui/api/client.ts';
import { ApiError } from '#ui/api/errors.ts';
import { keyOf } from '#ui/api/queries.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PeriodLockView } from '../../contract/measuring.ts';
import { measuringOfPlan, values } from '../../contract/measuring-endpoints.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { nextQuarter } from './next-quarter.ts';

interface LockDrawerProps {
  planId: string;
  locks: readonly PeriodLockView[];
  onClose: () => void;
}

/** Which days are closed for good: the first quarter that is over and not locked is proposed. */
export function LockDrawer({ planId, locks, onClose }: LockDrawerProps) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const client = useQueryClient();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [period, setPeriod] = useState(nextQuarter(useFormat().today(), locks));
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      await request(measuringOfPlan.lock, { params: { organisation: slug, id: planId }, body: period });
      for (const spec of [measuringOfPlan.read, values.series])
        await client.invalidateQueries({ queryKey: keyOf(spec) });
      toasts.notice(t('measuring.plan.lockedNow'));
      onClose();
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields : [];
      const said = fields.map(({ field, message }) => [field, message]);
      setWrong(fields.length > 0 ? Object.fromEntries(said) : { periodEnd: explain(error) });
    }
  };
  return (
    <QuickLook opened onClose={onClose} title={t('measuring.plan.lock')}>
      <p className="k-soft">{t('measuring.plan.lockHint')}</p>
      <form className="k-form-small" noValidate onSubmit={(event) => void save(event)}>
        <DateField
          data-autofocus
          label={t('measuring.plan.from')}
          value={period.periodStart}
          error={wrong.periodStart}
          onChange={(day) => setPeriod({ ...period, periodStart: day ?? '' })}
        />
        <DateField
          label={t('measuring.plan.until')}
          value={period.periodEnd}
          error={wrong.periodEnd}
          onChange={(day) => setPeriod({ ...period, periodEnd: day ?? '' })}
        />
        <div className="k-row">
          <Button type="submit">{t('measuring.plan.lock')}</Button>
          <Button variant="subtle" color="stone" onClick={onClose}>
            {t('measuring.cancel')}
          </Button>
        </div>
      </form>
    </QuickLook>
  );
}
