import { Alert, Button } from '@mantine/core';
import { IconLock, IconLockOpen, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '#ui/api/client.ts';
import { keyOf, useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PeriodLockView, PlanMeasuring } from '../../contract/measuring.ts';
import { measuringOfPlan } from '../../contract/measuring-endpoints.ts';
import { CorrectionLog } from '../activity/indicators/measuring/correction-log.tsx';
import { useMeasuringWords } from '../activity/indicators/measuring/measuring-words.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { LockDrawer } from './lock-drawer.tsx';
import { UnlockDrawer } from './unlock-drawer.tsx';
import '../activity/indicators/measuring/measuring.css';

const refreshEveryMs = 5_000;

/** How the plan measures itself: when it was computed, what is stale, which periods are locked, what was put right. */
export function MeasuringSection({ planId }: { planId: string }) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const params = { organisation: slug, id: planId };
  const { data } = useEndpointQuery(measuringOfPlan.read, { params }, { refreshEveryMs });
  const [locking, setLocking] = useState(false);
  const [unlocking, setUnlocking] = useState<PeriodLockView | null>(null);
  if (!data || (data.bound === 0 && data.locks.length === 0 && !data.may.edit)) return null;
  return (
    <Section title={t('measuring.plan.title')}>
      <div className="k-locks">
        <Computed measuring={data} planId={planId} />
        {data.stale.length > 0 && <Stale measuring={data} />}
        <Locks measuring={data} onUnlock={setUnlocking} />
        {data.may.edit && (
          <span className="k-no-print">
            <Button
              variant="light"
              size="compact-md"
              leftSection={<IconLock size={16} aria-hidden />}
              onClick={() => setLocking(true)}
            >
              {t('measuring.plan.lock')}
            </Button>
          </span>
        )}
        <CorrectionLog corrections={data.corrections} titled />
      </div>
      {locking && <LockDrawer planId={planId} locks={data.locks} onClose={() => setLocking(false)} />}
      {unlocking && <UnlockDrawer lock={unlocking} onClose={() => setUnlocking(null)} />}
    </Section>
  );
}

function Computed({ measuring, planId }: { measuring: PlanMeasuring; planId: string }) {
  const t = usePlanTexts();
  const client = useQueryClient();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [asked, setAsked] = useState<string | null>(null);
  const waiting = asked !== null && (measuring.computedAt === null || measuring.computedAt < asked);
  const ask = async () => {
    try {
      const { requestedAt } = await request(measuringOfPlan.recompute, { params: { organisation: slug, id: planId } });
      setAsked(requestedAt);
      await client.invalidateQueries({ queryKey: keyOf(measuringOfPlan.read) });
    } catch (error) {
      toasts.failure(error);
    }
  };
  if (measuring.bound === 0) return <p className="k-soft">{t('measuring.plan.none')}</p>;
  return (
    <p className="k-row">
      <span>
        {t('measuring.plan.bound', { count: measuring.bound })}{' '}
        {measuring.computedAt && (
          <span className="k-soft">
            {t('measuring.computed')} <Moment at={measuring.computedAt} />
          </span>
        )}
      </span>
      {measuring.may.edit && (
        <Button
          variant="subtle"
          size="compact-md"
          className="k-no-print"
          loading={waiting}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void ask()}
        >
          {t('measuring.plan.recompute')}
        </Button>
      )}
      <span role="status" className="k-only-read">
        {waiting && t('measuring.computing')}
      </span>
    </p>
  );
}

function Stale({ measuring }: { measuring: PlanMeasuring }) {
  const t = usePlanTexts();
  const words = useMeasuringWords();
  return (
    <Alert color="rye" variant="light" title={t('measuring.plan.stale', { count: measuring.stale.length })}>
      <ul className="k-log">
        {measuring.stale.map((one) => (
          <li key={one.targetId}>
            <AppLink to={places.activity(one.activityId)} search={{ at: one.targetId }}>
              {one.text}
            </AppLink>
            <span>
              {t('measuring.stale')} <Moment at={one.since} />. {words.problem(one.problem)}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Locks({ measuring, onUnlock }: { measuring: PlanMeasuring; onUnlock: (lock: PeriodLockView) => void }) {
  const t = usePlanTexts();
  const format = useFormat();
  if (measuring.locks.length === 0) return <p className="k-soft">{t('measuring.plan.noLocks')}</p>;
  return (
    <ul aria-label={t('measuring.plan.locks')}>
      {measuring.locks.map((lock) => {
        const period = `${format.day(lock.periodStart)}–${format.day(lock.periodEnd)}`;
        return (
          <li key={lock.id} className="k-row">
            <span className="k-tag">
              <IconLock size={13} aria-hidden /> {period}
            </span>
            <span className="k-soft k-small">
              {lock.lockedBy}, <Moment at={lock.lockedAt} />
            </span>
            {measuring.may.edit && (
              <Button
                variant="subtle"
                size="compact-sm"
                className="k-no-print"
                leftSection={<IconLockOpen size={14} aria-hidden />}
                onClick={() => onUnlock(lock)}
              >
                {t('measuring.plan.unlock')}
                <span className="k-only-read"> {period}</span>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
