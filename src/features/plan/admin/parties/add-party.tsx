import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { Section } from '#ui/parts/section.tsx';
import { parties } from '../../contract/activity-endpoints.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { type PartyChoice, withChange } from './party-choices.ts';
import { PartyFields } from './party-fields.tsx';
import { useMemberNames } from './use-parties.ts';

const nobody: PartyChoice = { name: '', kind: 'person', userId: null, mergeInto: null };

export function AddParty() {
  const t = usePlanTexts();
  const [opened, setOpened] = useState(false);
  if (opened) return <NewPartyForm onClose={() => setOpened(false)} />;
  return (
    <div>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('parties.add')}
      </Button>
    </div>
  );
}

function NewPartyForm({ onClose }: { onClose: () => void }) {
  const t = usePlanTexts();
  const members = useMemberNames();
  const changes = useChanges();
  const [choice, setChoice] = useState(nobody);
  const [tried, setTried] = useState(false);
  const name = choice.name.trim();
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (name === '') return;
    const body = { name, kind: choice.kind, userId: choice.userId, state: 'confirmed' as const };
    if (await changes.attempt(parties.add, { params: changes.at({}), body }, t('parties.added', { name }))) onClose();
  };
  return (
    <Section title={t('parties.addTitle')}>
      <form className="plan-party plan-party-edited" noValidate onSubmit={(event) => void add(event)}>
        <PartyFields
          choice={choice}
          onChange={(change) => setChoice((before) => withChange(before, change))}
          members={members}
          targets={null}
          nameError={tried && name === '' ? t('parties.nameMissing') : undefined}
        />
        <div className="k-row plan-party-more">
          <Button type="submit">{t('parties.add')}</Button>
          <Button variant="subtle" onClick={onClose}>
            {t('parties.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
