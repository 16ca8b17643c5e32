import { NativeSelect, TextInput } from '@mantine/core';
import type { PartyView } from '../../contract/plan.ts';
import { PartyKind } from '../../contract/words.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { canBeMember, type PartyChoice } from './party-choices.ts';
import type { MemberName } from './use-parties.ts';

export interface PartyFieldsProps {
  choice: PartyChoice;
  onChange: (change: Partial<PartyChoice>) => void;
  members: readonly MemberName[];
  /** Whom it may be another spelling of; null leaves the question out. */
  targets: readonly PartyView[] | null;
  nameError?: string | undefined;
}

/** Who a party is: name, kind, user, or another spelling of somebody. Plain selects, so that the keyboard does it all. */
export function PartyFields({ choice, onChange, members, targets, nameError }: PartyFieldsProps) {
  const t = usePlanTexts();
  const merged = choice.mergeInto !== null;
  return (
    <>
      <TextInput
        label={t('parties.name')}
        value={choice.name}
        maxLength={500}
        disabled={merged}
        error={nameError}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('parties.kindLabel')}
        value={choice.kind}
        disabled={merged}
        data={PartyKind.options.map((kind) => ({ value: kind, label: t(`words.partyKind.${kind}`) }))}
        onChange={(event) => onChange({ kind: PartyKind.parse(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('parties.member')}
        name="member"
        value={choice.userId ?? ''}
        disabled={merged || !canBeMember(choice.kind)}
        data={[
          { value: '', label: t('parties.noMember') },
          ...members.map((member) => ({ value: member.userId, label: member.name })),
        ]}
        onChange={(event) => onChange({ userId: event.currentTarget.value || null })}
      />
      {targets && (
        <NativeSelect
          label={t('parties.same')}
          value={choice.mergeInto ?? ''}
          disabled={targets.length === 0}
          data={[
            { value: '', label: t('parties.notSame') },
            ...targets.map((party) => ({ value: party.id, label: party.name })),
          ]}
          onChange={(event) => onChange({ mergeInto: event.currentTarget.value || null })}
        />
      )}
    </>
  );
}
