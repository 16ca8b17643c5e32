import { Autocomplete, Button, NativeSelect } from '@mantine/core';
import { IconArrowsExchange, IconCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { Section } from '#ui/parts/section.tsx';
import { MoreMenu } from '#ui/shell/page.tsx';
import { parties } from '../../contract/activity-endpoints.ts';
import type { ActivityView, PartyLink } from '../../contract/plan.ts';
import { PartyRole } from '../../contract/words.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Who owns the activity and who takes part in it; unconfirmed ones say so. */
export function PartiesSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const { edit } = view.activity.may;
  const [adding, setAdding] = useState(false);
  const ordered = view.parties.toSorted((one, other) => Number(other.role === 'owner') - Number(one.role === 'owner'));
  const add = (
    <Button
      variant="subtle"
      size="compact-md"
      className="k-no-print"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('activity.parties.add')}
    </Button>
  );
  return (
    <Section title={t('activity.parties.title')} action={edit && !adding ? add : undefined}>
      {view.parties.length === 0 && <p className="k-soft">{t('activity.parties.empty')}</p>}
      <ul className="k-activity-rows">
        {ordered.map((party) => (
          <Party key={party.id} party={party} edit={edit} />
        ))}
      </ul>
      {adding && <AddParty view={view} onDone={() => setAdding(false)} />}
    </Section>
  );
}

function Party({ party, edit }: { party: PartyLink; edit: boolean }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const other = party.role === 'owner' ? 'participant' : 'owner';
  const relink = () =>
    void changes.attempt(
      parties.relink,
      { params: changes.at({ id: party.id }), body: { role: other, revision: party.revision } },
      t('activity.parties.changed'),
    );
  const unlink = () =>
    void changes.attempt(
      parties.unlink,
      { params: changes.at({ id: party.id }), query: { revision: party.revision } },
      t('activity.parties.removed'),
    );
  const proposed = party.state === 'proposed';
  return (
    <li>
      <div>
        <strong>{party.name}</strong>
        <p className="k-soft k-small">
          {t(`words.partyRole.${party.role}`)} · {t(`words.partyKind.${party.kind}`)}
          {proposed && (
            <>
              {' · '}
              <span className="k-activity-warn">{t('activity.parties.proposed')}</span>
            </>
          )}
        </p>
        {party.wording !== '' && party.wording !== party.name && (
          <p className="k-soft k-small">{t('activity.parties.wording', { wording: party.wording })}</p>
        )}
        {proposed && edit && (
          <AppLink to={places.parties} className="k-small k-no-print">
            {t('activity.parties.confirm')}
          </AppLink>
        )}
      </div>
      {edit && (
        <span className="k-no-print k-quiet-menu">
          <MoreMenu
            label={t('activity.parties.menu', { name: party.name })}
            actions={[
              {
                label: t(other === 'owner' ? 'activity.parties.makeOwner' : 'activity.parties.makeParticipant'),
                icon: IconArrowsExchange,
                onSelect: relink,
              },
              ...(proposed ? [{ label: t('activity.parties.confirm'), icon: IconCheck, to: places.parties }] : []),
              { label: t('activity.parties.remove'), icon: IconTrash, danger: true, onSelect: unlink },
            ]}
          />
        </span>
      )}
    </li>
  );
}

function AddParty({ view, onDone }: { view: ActivityView; onDone: () => void }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const known = useEndpointQuery(parties.list, { params: changes.at({}) });
  const hasOwner = view.parties.some((party) => party.role === 'owner');
  const [name, setName] = useState('');
  const [role, setRole] = useState<PartyRole>(hasOwner ? 'participant' : 'owner');
  const names = [...new Set((known.data?.parties ?? []).map((party) => party.name))];
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given === '') return;
    const party = known.data?.parties.find((one) => one.name === given);
    const body = party ? { partyId: party.id, role } : { name: given, role };
    const input = { params: changes.at({ id: view.activity.id }), body };
    if (await changes.attempt(parties.link, input, t('activity.parties.added'))) onDone();
  };
  return (
    <form className="k-form-small k-no-print" onSubmit={(event) => void add(event)}>
      <Autocomplete
        autoFocus
        label={t('activity.parties.name')}
        value={name}
        maxLength={500}
        data={names}
        limit={8}
        onChange={setName}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <NativeSelect
        label={t('activity.parties.role')}
        value={role}
        onChange={(event) => setRole(PartyRole.parse(event.currentTarget.value))}
        data={PartyRole.options.map((value) => ({ value, label: t(`words.partyRole.${value}`) }))}
      />
      <div className="k-row">
        <Button type="submit" size="compact-md">
          {t('activity.parties.add')}
        </Button>
        <Button size="compact-md" variant="subtle" color="stone" onClick={onDone}>
          {t('activity.steps.cancel')}
        </Button>
      </div>
    </form>
  );
}
