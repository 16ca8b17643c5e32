import { IconBulb, IconFileText, IconGavel, IconWritingSign } from '@tabler/icons-react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { AgreementState } from '../../../contract/agreements.ts';
import type { WorkView } from '../../../contract/connecting.ts';
import { DecisionState } from '../../../contract/decisions.ts';
import { ProposalState } from '../../../contract/proposals.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { linkOf } from '../../records/link-of.ts';
import { StartMenu } from './start-menu.tsx';
import { useStarts } from './use-starts.ts';
import '../../records/records.css';

interface StepWorkProps {
  activityId: string;
  /** Null for the activity as a whole. */
  stepId: string | null;
  /** Of the step or activity: names the menu. */
  text: string;
  /** Done and dropped steps offer nothing by themselves. */
  quiet?: boolean;
}

/** What was begun from a step, and what can be begun: the work that fits its wording stands first. */
export function StepWork({ activityId, stepId, text, quiet = false }: StepWorkProps) {
  const { offers, work } = useStarts(activityId, stepId);
  if (work.length === 0 && (quiet || offers.length === 0)) return null;
  return (
    <div className="k-step-work">
      {work.map((one) => (
        <WorkLink key={one.id} work={one} />
      ))}
      {!quiet && <StartMenu offers={offers} text={text} begun={new Set(work.map((one) => one.kind))} />}
    </div>
  );
}

const icons = { decision: IconGavel, agreement: IconWritingSign, proposal: IconBulb, other: IconFileText } as const;

export function WorkLink({ work }: { work: WorkView }) {
  const t = usePlanTexts();
  const kind = work.kind === 'decision' || work.kind === 'agreement' || work.kind === 'proposal' ? work.kind : 'other';
  const Icon = icons[kind];
  const state = useStateWord(work);
  return (
    <AppLink {...linkOf(work.path)}>
      <Icon size={15} stroke={1.7} aria-hidden />
      <span>
        {t(`starting.kind.${kind}`)}
        {state && `, ${state}`}: {work.title}
      </span>
    </AppLink>
  );
}

function useStateWord({ kind, state }: WorkView): string {
  const t = usePlanTexts();
  const [decision, agreement, proposal] = [DecisionState, AgreementState, ProposalState].map((words) =>
    words.safeParse(state),
  );
  if (kind === 'decision' && decision?.success) return t(`words.decisionState.${decision.data as DecisionState}`);
  if (kind === 'agreement' && agreement?.success) return t(`words.agreementState.${agreement.data as AgreementState}`);
  if (kind === 'proposal' && proposal?.success) return t(`words.proposalState.${proposal.data as ProposalState}`);
  return state === 'pending' ? t('starting.pending') : '';
}
