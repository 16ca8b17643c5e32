import { IconArrowBackUp, IconGavel, IconRefresh } from '@tabler/icons-react';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import type { DecisionView } from '../../contract/decisions.ts';
import { usePlanTexts } from '../plan-texts.ts';

type Facts = Pick<DecisionView, 'state' | 'late' | 'reviewDue'>;

/** How a decision stands, in the word that asks most of its reader. */
export function DecisionBadge({ decision }: { decision: Facts }) {
  const t = usePlanTexts();
  if (decision.late) return <StateBadge tone="warning" label={t('words.decisionState.late')} />;
  if (decision.reviewDue) {
    return <StateBadge tone="warning" icon={IconRefresh} label={t('words.decisionState.review')} />;
  }
  const label = t(`words.decisionState.${decision.state}`);
  if (decision.state === 'decided') return <StateBadge tone="success" icon={IconGavel} label={label} />;
  if (decision.state === 'withdrawn') return <StateBadge tone="neutral" icon={IconArrowBackUp} label={label} />;
  return <StateBadge tone="info" label={label} />;
}
