import { Button } from '@mantine/core';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { decisions, NewDecision } from '../../contract/decisions.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { usePartyByName } from '../records/party-input.tsx';
import { PlaceLine } from '../records/place-line.tsx';
import { useBegunFrom } from '../records/use-begun-from.ts';
import { DecisionFields, type DecisionValues, useDecisionLabels } from './decision-form.tsx';

/** A question, begun by itself or from a step (`?activity=…&step=…`), whose wording it takes over. */
export function NewDecisionScreen() {
  const from = useBegunFrom();
  return from.loading ? <LoadingScreen /> : <NewDecisionForm from={from} />;
}

function NewDecisionForm({ from }: { from: ReturnType<typeof useBegunFrom> }) {
  const t = usePlanTexts();
  const go = useGo();
  const changes = useChanges();
  const { params } = useAddress();
  const { slug } = useSession().organisation;
  const labels = useDecisionLabels();
  const partyByName = usePartyByName();
  const initial: DecisionValues = {
    title: from.step?.text.slice(0, 500) ?? '',
    background: '',
    options: [],
    decider: '',
    decideBy: null,
    activityId: from.activity?.id ?? null,
  };
  const form = useDraftForm({
    draftKey: `${slug}:decision:new:${params.step ?? params.activity ?? ''}`,
    initial,
    revision: null,
    schema: NewDecision,
    room: 'plan',
    save: async (body) => {
      const stepId = body.activityId === from.activity?.id ? (from.step?.id ?? null) : null;
      const deciderPartyId = partyByName(body.decider ?? '');
      const input = { params: changes.at({}), body: { ...body, stepId, deciderPartyId } };
      const { id } = await changes.send(decisions.add, input, t('decisions.created'));
      go(places.decision(id));
    },
  });
  const back = from.activity ? places.activity(from.activity.id) : places.decisions;
  return (
    <Page
      rail={places.decisions}
      width="reading"
      title={t('decisions.new')}
      trail={[{ label: t('decisions.title'), to: places.decisions }]}
      summary={from.activity && <PlaceLine activity={from.activity} step={from.step} />}
    >
      <RecordForm
        form={form}
        labels={labels}
        saveLabel={t('decisions.create')}
        secondary={
          <Button variant="subtle" color="stone" component={AppLink} to={back}>
            {t('records.cancel')}
          </Button>
        }
      >
        <DecisionFields form={form} known={from.activity} />
      </RecordForm>
    </Page>
  );
}
