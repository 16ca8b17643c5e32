import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import type { PeriodLockView } from '../../contract/measuring.ts';
import { measuringOfPlan, values } from '../../contract/measuring-endpoints.ts';
import { usePlanTexts } from '../plan-texts.ts';

const shortestReason = 3;

/** Opens a locked period again; why stands in the log for good. */
export function UnlockDrawer({ lock, onClose }: { lock: PeriodLockView; onClose: () => void }) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const client = useQueryClient();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (reason.trim().length < shortestReason) return setWrong(t('fields.reason_missing'));
    try {
      await request(measuringOfPlan.unlock, { params: { organisation: slug, id: lock.id }, body: { reason } });
      for (const spec of [measuringOfPlan.read, values.series])
        await client.invalidateQueries({ queryKey: keyOf(spec) });
      toasts.notice(t('measuring.plan.unlockedNow'));
      onClose();
    } catch (error) {
      setWrong(explain(error));
    }
  };
  return (
    <QuickLook opened onClose={onClose} title={t('measuring.plan.unlock')}>
      <p className="k-soft">{t('measuring.plan.unlockHint')}</p>
      <form className="k-form-small" noValidate onSubmit={(event) => void save(event)}>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          label={t('measuring.reason')}
          value={reason}
          error={wrong}
          maxLength={1_000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="k-row">
          <Button type="submit">{t('measuring.plan.unlock')}</Button>
          <Button variant="subtle" color="stone" onClick={onClose}>
            {t('measuring.cancel')}
          </Button>
        </div>
      </form>
    </QuickLook>
  );
}
