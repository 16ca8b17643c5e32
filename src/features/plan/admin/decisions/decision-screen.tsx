import { Button } from '@mantine/core';
import { IconArrowBackUp, IconGavel, IconHistory, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page, type PageAction } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type DecisionPage, type DecisionView, decisions } from '../../contract/decisions.ts';
import { HistoryDrawer } from '../history/history-drawer.tsx';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { Details } from '../records/details.tsx';
import { PlaceLine } from '../records/place-line.tsx';
import { RecordThread } from '../thread/record-thread.tsx';
import { DecideDrawer } from './decide-drawer.tsx';
import { DecisionBadge } from './decision-badge.tsx';
import { EditDecision, ReviewDecision } from './decision-drawers.tsx';
import { Background, Options, Outcome, Turns } from './decision-sections.tsx';
import '../activity/activity.css';

export function DecisionScreen() {
  const { decision: id = '' } = useParams({ strict: false }) as { decision?: string };
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(decisions.read, { params: { organisation: slug, id } });
  if (query.data) return <OneDecision key={id} page={query.data} />;
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingScreen />;
}

function OneDecision({ page }: { page: DecisionPage }) {
  const t = usePlanTexts();
  const { decision, turns, comments } = page;
  const { params, change } = useAddress();
  const more = useActions(decision);
  const close = () => change({ act: null });
  return (
    <Page
      rail={places.decisions}
      title={decision.title}
      trail={[{ label: t('decisions.title'), to: places.decisions }]}
      badge={<DecisionBadge decision={decision} />}
      summary={<PlaceLine activity={decision.activity} step={decision.step} />}
      primary={<Primary decision={decision} />}
      more={more}
      aside={
        <>
          <DecisionDetails decision={decision} />
          <Turns turns={turns} />
        </>
      }
    >
      <Outcome decision={decision} />
      <Background decision={decision} />
      <Options decision={decision} />
      <RecordThread
        subject={{ kind: 'decision', id: decision.id }}
        comments={comments}
        mayComment={decision.may.comment}
      />
      {decision.may.edit && params.act === 'decide' && <DecideDrawer decision={decision} onClose={close} />}
      {decision.may.edit && params.act === 'edit' && <EditDecision decision={decision} onClose={close} />}
      {decision.may.edit && params.act === 'review' && <ReviewDecision decision={decision} onClose={close} />}
      <HistoryDrawer
        of={{ kind: 'decision', id: decision.id }}
        opened={params.history === '1'}
        onClose={() => change({ history: null })}
        mayUndo={decision.may.edit}
      />
    </Page>
  );
}

function Primary({ decision }: { decision: DecisionView }) {
  const t = usePlanTexts();
  const { change } = useAddress();
  if (!decision.may.edit) return null;
  if (decision.state === 'open') {
    return (
      <Button leftSection={<IconGavel size={18} aria-hidden />} onClick={() => change({ act: 'decide' })}>
        {t('decisions.decide')}
      </Button>
    );
  }
  if (!decision.reviewDue) return null;
  return (
    <Button leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => change({ act: 'review' })}>
      {t('decisions.review')}
    </Button>
  );
}

function useActions(decision: DecisionView): PageAction[] {
  const t = usePlanTexts();
  const go = useGo();
  const changes = useChanges();
  const { change } = useAddress();
  const history = { label: t('records.history'), icon: IconHistory, onSelect: () => change({ history: '1' }) };
  if (!decision.may.edit) return [history];
  const { state, revision } = decision;
  const params = changes.at({ id: decision.id });
  const turn = (spec: typeof decisions.reopen | typeof decisions.withdraw, said: string) =>
    void changes.attempt(spec, { params, body: { revision } }, said);
  const remove = async () => {
    const gone = await changes.attempt(decisions.remove, { params, query: { revision } }, t('decisions.removed'));
    if (gone) go(places.decisions);
  };
  const withdraw = {
    label: t('decisions.withdraw'),
    icon: IconArrowBackUp,
    onSelect: () => turn(decisions.withdraw, t('decisions.withdrawn')),
  };
  const reopen = {
    label: t('decisions.reopen'),
    icon: IconArrowBackUp,
    onSelect: () => turn(decisions.reopen, t('decisions.reopened')),
  };
  const review = { label: t('decisions.review'), icon: IconRefresh, onSelect: () => change({ act: 'review' }) };
  return [
    { label: t('records.edit'), icon: IconPencil, onSelect: () => change({ act: 'edit' }) },
    ...(state === 'decided' ? [review] : []),
    state === 'open' ? withdraw : reopen,
    history,
    { label: t('records.remove'), icon: IconTrash, danger: true, onSelect: () => void remove() },
  ];
}

function DecisionDetails({ decision }: { decision: DecisionView }) {
  const t = usePlanTexts();
  const format = useFormat();
  return (
    <Details
      lines={[
        { label: t('decisions.decider'), value: decision.decider },
        { label: t('decisions.decideBy'), value: decision.decideBy && format.day(decision.decideBy) },
        { label: t('decisions.reviewLabel'), value: decision.reviewOn && format.day(decision.reviewOn) },
        {
          label: t('decisions.fromProposal'),
          value: decision.proposal && (
            <AppLink to={places.proposal(decision.proposal.id)}>{decision.proposal.text}</AppLink>
          ),
        },
        { label: t('records.author'), value: `${decision.author}, ${format.day(decision.createdAt)}` },
      ]}
    />
  );
}
