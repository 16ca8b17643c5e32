import { IconArrowMerge, IconBulb, IconX } from '@tabler/icons-react';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import type { ProposalView } from '../../contract/proposals.ts';
import { usePlanTexts } from '../plan-texts.ts';

export function ProposalBadge({ proposal }: { proposal: ProposalView }) {
  const t = usePlanTexts();
  if (proposal.mergedInto) {
    return <StateBadge tone="neutral" icon={IconArrowMerge} label={t('words.proposalState.merged')} />;
  }
  if (proposal.state === 'accepted' && proposal.acceptedInto) {
    const into = t(`words.acceptedInto.${proposal.acceptedInto}`);
    return <StateBadge tone="success" label={`${t('words.proposalState.accepted')}: ${into}`} />;
  }
  if (proposal.state === 'declined') {
    return <StateBadge tone="neutral" icon={IconX} label={t('words.proposalState.declined')} />;
  }
  return <StateBadge tone="info" icon={IconBulb} label={t('words.proposalState.new')} />;
}

/** "kommentaarist · Mari Mets". */
export function useSourceWords(): (proposal: Pick<ProposalView, 'source' | 'author'>) => string {
  const t = usePlanTexts();
  return ({ source, author }) => {
    const known = isKnown(source.kind) ? t(`words.proposalSource.${source.kind}`) : '';
    return [known, source.words || author].filter(Boolean).join(' · ');
  };
}

const kinds = ['by-hand', 'comment', 'working-group', 'survey', 'workshop', 'user-test'] as const;

function isKnown(kind: string): kind is (typeof kinds)[number] {
  return (kinds as readonly string[]).includes(kind);
}
