import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useAddress } from '#ui/navigation/address.ts';
import { Section } from '#ui/parts/section.tsx';
import type { PartyView } from '../../contract/plan.ts';
import { PartyKind } from '../../contract/words.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ConfirmedParty } from './confirmed-party.tsx';
import { useMemberNames } from './use-parties.ts';

const SEARCHED_FROM = 8;

interface PartyListProps {
  parties: readonly PartyView[];
  /** Also those that wait: another spelling may go into any of them. */
  all: readonly PartyView[];
  editable: boolean;
}

/** The parties that are known, by the Estonian alphabet as the server gave them; narrowed by name and kind. */
export function PartyList({ parties, all, editable }: PartyListProps) {
  const t = usePlanTexts();
  const members = useMemberNames();
  const { params, change } = useAddress();
  const words = params.q ?? '';
  const kind = PartyKind.safeParse(params.kind).data ?? null;
  const shown = parties.filter((party) => fits(party, words) && (kind === null || party.kind === kind));
  return (
    <Section title={t('parties.confirmed')} note={t('parties.found', { count: shown.length })}>
      {parties.length >= SEARCHED_FROM && (
        <div className="k-row plan-party-tools">
          <TextInput
            type="search"
            aria-label={t('parties.search')}
            placeholder={t('parties.search')}
            value={words}
            onChange={(event) => change({ q: event.currentTarget.value || null })}
          />
          <NativeSelect
            aria-label={t('parties.kindFilter')}
            value={kind ?? ''}
            data={[
              { value: '', label: t('parties.allKinds') },
              ...PartyKind.options.map((one) => ({ value: one, label: t(`words.partyKind.${one}`) })),
            ]}
            onChange={(event) => change({ kind: event.currentTarget.value || null })}
          />
        </div>
      )}
      {shown.length === 0 && (
        <div className="k-row">
          <span className="k-soft">{t('parties.nothingFound')}</span>
          <Button variant="default" onClick={() => change({ q: null, kind: null })}>
            {t('parties.showAll')}
          </Button>
        </div>
      )}
      <ul className="plan-parties">
        {shown.map((party) => (
          <ConfirmedParty key={party.id} party={party} all={all} members={members} editable={editable} />
        ))}
      </ul>
    </Section>
  );
}

function fits(party: PartyView, words: string): boolean {
  const text = [party.name, ...party.wordings.map((one) => one.wording)].join(' ').toLocaleLowerCase('et');
  return words
    .toLocaleLowerCase('et')
    .split(/\s+/)
    .every((word) => text.includes(word));
}
