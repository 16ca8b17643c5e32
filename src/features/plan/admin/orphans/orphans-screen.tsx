import { Button, NativeSelect } from '@mantine/core';
import { IconGavel, IconNote } from '@tabler/icons-react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type IdleActivity, orphans } from '../../contract/connecting.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { LooseWorkRow } from './loose-work-row.tsx';
import '../activity/activity.css';
import '../records/records.css';

const waits = ['30', '60', '90', '180'] as const;
const usualWait = '60';

/** Both ways: work that belongs nowhere, and activities in which nothing happens. */
export function OrphansScreen() {
  const t = usePlanTexts();
  const { organisation } = useSession();
  const { params, change } = useAddress();
  const days = waits.find((one) => one === params.days) ?? usualWait;
  const input = { params: { organisation: organisation.slug }, query: { days: Number(days) } };
  const answer = useEndpointQuery(orphans, input);
  if (answer.error) return <ErrorScreen error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <LoadingScreen />;
  const { work, activities } = answer.data;
  return (
    <Page title={t('orphans.title')} summary={t('orphans.summary')}>
      <div id="at-work" tabIndex={-1} className="k-anchor">
        <Section title={t('orphans.work')} note={work.length || undefined}>
          {work.length === 0 && <p className="k-soft">{t('orphans.workEmpty')}</p>}
          <ul className="k-activity-rows">
            {work.map((one) => (
              <LooseWorkRow key={one.id} work={one} />
            ))}
          </ul>
        </Section>
      </div>
      <div id="at-idle" tabIndex={-1} className="k-anchor">
        <Section
          title={t('orphans.activities')}
          note={activities.length || undefined}
          action={
            <NativeSelect
              size="xs"
              aria-label={t('orphans.period')}
              value={days}
              onChange={(event) =>
                change({ days: event.currentTarget.value === usualWait ? null : event.currentTarget.value })
              }
              data={waits.map((value) => ({ value, label: t('orphans.days', { count: Number(value) }) }))}
            />
          }
        >
          {activities.length === 0 && (
            <p className="k-soft">{t('orphans.activitiesEmpty', { days: answer.data.days })}</p>
          )}
          <ul className="k-activity-rows">
            {activities.map((one) => (
              <IdleRow key={one.id} activity={one} />
            ))}
          </ul>
        </Section>
      </div>
    </Page>
  );
}

/** Something can be begun right here. */
function IdleRow({ activity }: { activity: IdleActivity }) {
  const t = usePlanTexts();
  const format = useFormat();
  const facts = [
    t('orphans.idle', { count: activity.days }),
    activity.lastOn ? t('orphans.last', { day: format.day(activity.lastOn) }) : t('orphans.never'),
    activity.owner ?? '',
  ];
  return (
    <li className="k-loose">
      <div>
        <AppLink to={places.activity(activity.id)}>{[activity.code, activity.title].filter(Boolean).join(' ')}</AppLink>
        <div className="k-soft k-small">{facts.filter(Boolean).join(' · ')}</div>
      </div>
      {activity.may.work && (
        <div className="k-row k-no-print">
          <Button
            component={AppLink}
            to={places.activity(activity.id)}
            search={{ evidence: 'new', way: 'note' }}
            variant="default"
            size="compact-md"
            leftSection={<IconNote size={16} aria-hidden />}
          >
            {t('orphans.note')}
          </Button>
          <Button
            component={AppLink}
            to={places.newDecision}
            search={{ activity: activity.id }}
            variant="subtle"
            size="compact-md"
            leftSection={<IconGavel size={16} aria-hidden />}
          >
            {t('orphans.decision')}
          </Button>
        </div>
      )}
    </li>
  );
}
