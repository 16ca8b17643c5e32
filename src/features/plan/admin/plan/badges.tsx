import { IconBan, IconCheck, IconClockPause, IconHelpCircle, IconLock, IconPencil } from '@tabler/icons-react';
import { StateBadge, type Tone } from '#ui/parts/state-badge.tsx';
import type { ActivityState, IndicatorState, PlanState, StepState } from '../../contract/words.ts';
import { usePlanTexts } from '../plan-texts.ts';

const activityTones: Record<ActivityState, Tone> = {
  'not-started': 'neutral',
  'in-progress': 'info',
  done: 'success',
  late: 'warning',
};
const stepTones: Record<StepState, Tone> = {
  'not-started': 'neutral',
  'in-progress': 'info',
  done: 'success',
  waiting: 'warning',
  dropped: 'neutral',
};
const indicatorTones: Record<IndicatorState, Tone> = {
  'on-track': 'info',
  'at-risk': 'warning',
  missed: 'danger',
  met: 'success',
  unmeasured: 'neutral',
};
const planTones: Record<PlanState, Tone> = {
  draft: 'neutral',
  'in-review': 'info',
  approved: 'success',
  closed: 'neutral',
};

export function ActivityBadge({ state }: { state: ActivityState }) {
  const t = usePlanTexts();
  return <StateBadge tone={activityTones[state]} label={t(`words.activityState.${state}`)} />;
}

export function StepBadge({ state }: { state: StepState }) {
  const t = usePlanTexts();
  const icon = state === 'dropped' ? { icon: IconBan } : state === 'waiting' ? { icon: IconClockPause } : {};
  return <StateBadge tone={stepTones[state]} label={t(`words.stepState.${state}`)} {...icon} />;
}

export function IndicatorBadge({ state }: { state: IndicatorState }) {
  const t = usePlanTexts();
  const icon = state === 'unmeasured' ? { icon: IconHelpCircle } : {};
  return <StateBadge tone={indicatorTones[state]} label={t(`words.indicatorState.${state}`)} {...icon} />;
}

export function PlanBadge({ state }: { state: PlanState }) {
  const t = usePlanTexts();
  const icon = state === 'closed' ? IconLock : state === 'draft' ? IconPencil : state === 'approved' ? IconCheck : null;
  return <StateBadge tone={planTones[state]} label={t(`words.planState.${state}`)} {...(icon ? { icon } : {})} />;
}
