import { Button } from '@mantine/core';
import type { PartyView } from '../../contract/plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { canBeMember, type PartyChoice } from './party-choices.ts';
import { PartyFields } from './party-fields.tsx';
import { Spellings } from './spellings.tsx';
import type { MemberName } from './use-parties.ts';

interface ProposedPartyProps {
  party: PartyView;
  choice: PartyChoice;
  onChange: (change: Partial<PartyChoice>) => void;
  onConfirm: () => void;
  busy: boolean;
  members: readonly MemberName[];
  targets: readonly PartyView[];
  nameError?: string | undefined;
}

/** One name out of the document that waits for somebody to say who it is. */
export function ProposedParty(props: ProposedPartyProps) {
  const t = usePlanTexts();
  const { party, choice, onChange, members } = props;
  const proposed = members.find((member) => member.userId === party.proposedUserId);
  const asks = proposed && choice.userId === null && choice.mergeInto === null && canBeMember(choice.kind);
  const target = props.targets.find((one) => one.id === choice.mergeInto);
  return (
    <li>
      <fieldset className="plan-party">
        <legend className="k-only-read">{party.name}</legend>
        <PartyFields
          choice={choice}
          onChange={onChange}
          members={members}
          targets={props.targets}
          nameError={props.nameError}
        />
        <Button
          variant="default"
          className="plan-party-confirm"
          aria-label={t('parties.confirmOneOf', { name: party.name })}
          disabled={props.busy}
          onClick={props.onConfirm}
        >
          {t('parties.confirmOne')}
        </Button>
        <div className="plan-party-more">
          {asks && (
            <p className="plan-proposal">
              <span>{t('parties.proposal', { name: proposed.name })}</span>
              <Button size="compact-md" variant="light" onClick={() => onChange({ userId: proposed.userId })}>
                {t('parties.proposalYes', { name: proposed.name })}
              </Button>
            </p>
          )}
          {target && <p className="plan-proposal">{t('parties.merged', { name: target.name })}</p>}
          <Spellings wordings={party.wordings} />
        </div>
      </fieldset>
    </li>
  );
}
