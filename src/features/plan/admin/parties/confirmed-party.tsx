import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { parties } from '../../contract/activity-endpoints.ts';
import type { PartyView } from '../../contract/plan.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { choiceOf, confirmBody, mergeTargets, type PartyChoice, withChange } from './party-choices.ts';
import { PartyFields } from './party-fields.tsx';
import { Spellings } from './spellings.tsx';
import type { MemberName } from './use-parties.ts';

interface ConfirmedPartyProps {
  party: PartyView;
  all: readonly PartyView[];
  members: readonly MemberName[];
  editable: boolean;
}

export function ConfirmedParty({ party, all, members, editable }: ConfirmedPartyProps) {
  const t = usePlanTexts();
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);
  const [edited, setEdited] = useState(false);
  const activities = new Set(party.wordings.flatMap((one) => one.activities.map((activity) => activity.id))).size;
  const member = members.find((one) => one.userId === party.userId);
  if (edited) return <EditedParty party={party} all={all} members={members} onClose={() => setEdited(false)} />;
  return (
    <li className="plan-party-row">
      <div>
        <strong>{party.name}</strong>
        <span className="k-soft">
          {[t(`words.partyKind.${party.kind}`), member && member.name !== party.name ? member.name : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="k-row">
        {activities > 0 ? (
          <Button
            variant="subtle"
            size="compact-md"
            aria-expanded={unfolded}
            aria-controls={id}
            onClick={() => setUnfolded(!unfolded)}
          >
            {t('parties.inActivities', { count: activities })}
          </Button>
        ) : (
          <span className="k-soft">{t('parties.nowhere')}</span>
        )}
        {editable && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={t('parties.editOf', { name: party.name })}
            onClick={() => setEdited(true)}
          >
            {t('parties.edit')}
          </Button>
        )}
      </div>
      <div id={id} hidden={!unfolded} className="plan-party-activities">
        {unfolded && <Spellings wordings={party.wordings} />}
      </div>
    </li>
  );
}

function EditedParty(props: Omit<ConfirmedPartyProps, 'editable'> & { onClose: () => void }) {
  const t = usePlanTexts();
  const { party, all, members, onClose } = props;
  const changes = useChanges();
  const [choice, setChoice] = useState<PartyChoice>(() => choiceOf(party, {}));
  const [tried, setTried] = useState(false);
  const missing = choice.mergeInto === null && choice.name.trim() === '';

  const save = async () => {
    setTried(true);
    if (missing) return;
    const name = choice.name.trim();
    const said = t('parties.saved', { name: name || party.name });
    if (choice.mergeInto !== null) {
      const body = confirmBody([party], { [party.id]: choice });
      if (await changes.attempt(parties.confirm, { params: changes.at({}), body }, said)) onClose();
      return;
    }
    const body = { name, kind: choice.kind, userId: choice.userId, revision: party.revision };
    if (await changes.attempt(parties.change, { params: changes.at({ id: party.id }), body }, said)) onClose();
  };
  return (
    <li>
      <fieldset className="plan-party plan-party-edited">
        <legend className="k-only-read">{party.name}</legend>
        <PartyFields
          choice={choice}
          onChange={(change) => setChoice((before) => withChange(before, change))}
          members={members}
          targets={mergeTargets(party, all, {})}
          nameError={tried && missing ? t('parties.nameMissing') : undefined}
        />
        <div className="k-row plan-party-more">
          <Button onClick={() => void save()}>{t('parties.save')}</Button>
          <Button variant="subtle" onClick={onClose}>
            {t('parties.cancel')}
          </Button>
        </div>
      </fieldset>
    </li>
  );
}
