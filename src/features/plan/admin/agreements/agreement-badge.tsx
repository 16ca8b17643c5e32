import { IconFlag, IconPencil, IconRefresh } from '@tabler/icons-react';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import type { AgreementView } from '../../contract/agreements.ts';
import { usePlanTexts } from '../plan-texts.ts';

export function AgreementBadge({ agreement }: { agreement: AgreementView }) {
  const t = usePlanTexts();
  if (agreement.over) return <StateBadge tone="warning" label={t('words.agreementState.over')} />;
  if (agreement.reviewDue)
    return <StateBadge tone="warning" icon={IconRefresh} label={t('words.agreementState.review')} />;
  const label = t(`words.agreementState.${agreement.state}`);
  if (agreement.state === 'in-force') return <StateBadge tone="success" label={label} />;
  return <StateBadge tone="neutral" icon={agreement.state === 'draft' ? IconPencil : IconFlag} label={label} />;
}
