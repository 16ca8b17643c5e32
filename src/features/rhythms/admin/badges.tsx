import { IconPlayerPause, IconPlayerStop } from '@tabler/icons-react';
import { StateBadge, type Tone } from '#ui/parts/state-badge.tsx';
import type { CellState, Standing } from '../contract/rhythm.ts';
import { useRhythmsTexts } from './rhythms-texts.ts';

const tones: Readonly<Record<Standing, Tone>> = {
  kept: 'success',
  due: 'info',
  missed: 'danger',
  ahead: 'neutral',
  paused: 'neutral',
  ended: 'neutral',
};

export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useRhythmsTexts();
  const icon = standing === 'paused' ? IconPlayerPause : standing === 'ended' ? IconPlayerStop : undefined;
  return (
    <StateBadge tone={tones[standing]} label={t(`standing.${standing}`)} {...(icon === undefined ? {} : { icon })} />
  );
}

export const cellTones: Readonly<Record<CellState, Tone>> = {
  kept: 'success',
  late: 'warning',
  due: 'info',
  missed: 'danger',
  ahead: 'neutral',
  uncounted: 'neutral',
};
