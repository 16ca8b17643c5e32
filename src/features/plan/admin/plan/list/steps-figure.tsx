import { Popover, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { activities } from '../../../contract/activity-endpoints.ts';
import type { ActivitySummary } from '../../../contract/plan.ts';
import { places } from '../../places.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { StepBadge } from '../badges.tsx';

/** "2 / 5": a number that opens the steps it counts. */
export function StepsFigure({ activity }: { activity: ActivitySummary }) {
  const t = usePlanTexts();
  const [opened, setOpened] = useState(false);
  if (activity.steps === 0) return <span className="k-soft">–</span>;
  const share = activity.stepsDone / activity.steps;
  const figure = (
    <UnstyledButton
      tabIndex={-1}
      className="k-plan-steps"
      aria-label={`${t('plan.list.stepsOpen', { title: activity.title })}: ${t('plan.list.stepsOf', { done: activity.stepsDone, total: activity.steps })}`}
      onClick={() => setOpened(!opened)}
    >
      <span className="k-figures">{t('plan.list.stepsOf', { done: activity.stepsDone, total: activity.steps })}</span>
      <span className="k-plan-share" aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </UnstyledButton>
  );
  // A thousand rows: only the one that is open pays for its popover.
  if (!opened) return figure;
  return (
    <Popover opened onChange={setOpened} position="bottom-end" width={340} trapFocus returnFocus withArrow>
      <Popover.Target>{figure}</Popover.Target>
      <Popover.Dropdown>
        <Steps activity={activity} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Steps({ activity }: { activity: ActivitySummary }) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(activities.read, { params: { organisation: slug, id: activity.id } });
  return (
    <div className="k-plan-steps-open">
      {!query.data && <LoadingLines />}
      <ul>
        {query.data?.steps.map((step) => (
          <li key={step.id}>
            {step.state === 'done' ? <IconCheck size={16} aria-hidden /> : <IconCircle size={16} aria-hidden />}
            <span>{step.text}</span>
            <StepBadge state={step.state} />
          </li>
        ))}
      </ul>
      <AppLink to={places.activity(activity.id)} search={{ at: 'steps' }} data-autofocus>
        {t('plan.list.open')}
      </AppLink>
    </div>
  );
}
