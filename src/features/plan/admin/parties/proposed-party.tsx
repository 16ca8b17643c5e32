import { Button } from '@mantine/core';
import { useRef } from 'react';
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
  const fields = useRef<HTMLFieldSetElement>(null);
  const { party, choice, onChange, members } = props;
  const proposed = members.find((member) => member.userId === party.proposedUserId);
  const asks = proposed && choice.userId === null && choice.mergeInto === null && canBeMember(choice.kind);
  const target = props.targets.find((one) => one.id === choice.mergeInto);
  const take = (member: MemberName) => {
    const same = choice.name.trim().toLocaleLowerCase('et') === member.name.toLocaleLowerCase('et');
    onChange({ userId: member.userId, ...(same ? { kind: 'person' as const } : {}) });
    // The button goes with its question; the focus goes to what it filled in.
    fields.current?.querySelector<HTMLSelectElement>('select[name=member]')?.focus();
  };
  return (
    <li>
      <fieldset className="plan-party" ref={fields}>
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
              <Button size="compact-md" variant="light" onClick={() => take(proposed)}>
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
