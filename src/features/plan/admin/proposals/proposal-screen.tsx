import { Button } from '@mantine/core';
import { IconArrowMerge, IconCheck, IconHistory, IconPencil, IconThumbUp, IconTrash, IconX } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page, type PageAction } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type ProposalPage, type ProposalView, proposals } from '../../contract/proposals.ts';
import { HistoryDrawer } from '../history/history-drawer.tsx';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { Details } from '../records/details.tsx';
import { linkOf } from '../records/link-of.ts';
import { ActivityLink } from '../records/place-line.tsx';
import { RecordThread } from '../thread/record-thread.tsx';
import { AcceptDrawer, DeclineDrawer, MergeDrawer } from './answer-drawers.tsx';
import { ProposalBadge, useSourceWords } from './proposal-badge.tsx';
import { EditProposal } from './proposal-forms.tsx';
import { ProposalAnswer, Siblings } from './proposal-sections.tsx';
import '../activity/activity.css';
import '../records/records.css';

export function ProposalScreen() {
  const { proposal: id = '' } = useParams({ strict: false }) as { proposal?: string };
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(proposals.read, { params: { organisation: slug, id } });
  if (query.data) return <OneProposal key={id} page={query.data} />;
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingScreen />;
}

const LONGEST_TITLE = 90;

function OneProposal({ page }: { page: ProposalPage }) {
  const t = usePlanTexts();
  const { proposal, comments } = page;
  const { params, change } = useAddress();
  const more = useActions(proposal);
  const { text } = proposal;
  const title = text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE)} …` : text;
  const open = proposal.may.answer && proposal.state === 'new' && proposal.mergedInto === null;
  return (
    <Page
      rail={places.proposals}
      title={title}
      trail={[{ label: t('proposals.title'), to: places.proposals }]}
      badge={<ProposalBadge proposal={proposal} />}
      {...(open
        ? {
            primary: (
              <Button leftSection={<IconCheck size={18} aria-hidden />} onClick={() => change({ act: 'accept' })}>
                {t('proposals.accept')}
              </Button>
            ),
            secondary: (
              <Button
                variant="default"
                leftSection={<IconX size={18} aria-hidden />}
                onClick={() => change({ act: 'decline' })}
              >
                {t('proposals.decline')}
              </Button>
            ),
          }
        : {})}
      more={more}
      aside={<ProposalDetails proposal={proposal} />}
    >
      <ProposalAnswer proposal={proposal} />
      <Section title={t('proposals.text')}>
        <p className="k-record-text">{text}</p>
        <Voices proposal={proposal} />
      </Section>
      <Siblings proposal={proposal} />
      <RecordThread
        subject={{ kind: 'proposal', id: proposal.id }}
        comments={comments}
        mayComment={proposal.may.comment}
      />
      <Drawers proposal={proposal} act={params.act} onClose={() => change({ act: null })} open={open} />
      <HistoryDrawer
        of={{ kind: 'proposal', id: proposal.id }}
        opened={params.history === '1'}
        onClose={() => change({ history: null })}
        mayUndo={proposal.may.edit}
      />
    </Page>
  );
}

interface DrawersProps {
  proposal: ProposalView;
  act: string | undefined;
  onClose: () => void;
  open: boolean;
}

function Drawers({ proposal, act, onClose, open }: DrawersProps) {
  if (open && act === 'accept') return <AcceptDrawer proposal={proposal} onClose={onClose} />;
  if (open && act === 'decline') return <DeclineDrawer proposal={proposal} onClose={onClose} />;
  if (open && act === 'merge') return <MergeDrawer proposal={proposal} onClose={onClose} />;
  if (proposal.may.edit && act === 'edit') return <EditProposal proposal={proposal} onClose={onClose} />;
  return null;
}

function useActions(proposal: ProposalView): PageAction[] {
  const t = usePlanTexts();
  const go = useGo();
  const changes = useChanges();
  const { change } = useAddress();
  const { may, state, mergedInto, revision } = proposal;
  const remove = async () => {
    const input = { params: changes.at({ id: proposal.id }), query: { revision } };
    if (await changes.attempt(proposals.remove, input, t('proposals.removed'))) go(places.proposals);
  };
  const open = state === 'new' && mergedInto === null;
  return [
    ...(may.edit && state === 'new'
      ? [{ label: t('records.edit'), icon: IconPencil, onSelect: () => change({ act: 'edit' }) }]
      : []),
    ...(may.answer && open
      ? [{ label: t('proposals.merge'), icon: IconArrowMerge, onSelect: () => change({ act: 'merge' }) }]
      : []),
    { label: t('records.history'), icon: IconHistory, onSelect: () => change({ history: '1' }) },
    ...(may.edit ? [{ label: t('records.remove'), icon: IconTrash, danger: true, onSelect: () => void remove() }] : []),
  ];
}

function Voices({ proposal }: { proposal: ProposalView }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { voices, voiced, voicedBy, may } = proposal;
  const give = () =>
    void changes.attempt(
      proposals.voice,
      { params: changes.at({ id: proposal.id }), body: { given: !voiced } },
      voiced ? t('proposals.voice') : t('proposals.unvoice'),
    );
  return (
    <div className="k-row" style={{ marginTop: 12 }}>
      {may.comment && (
        <Button
          variant={voiced ? 'light' : 'default'}
          size="compact-md"
          aria-pressed={voiced}
          leftSection={<IconThumbUp size={16} aria-hidden />}
          onClick={give}
        >
          {voiced ? t('proposals.unvoice') : t('proposals.voice')}
        </Button>
      )}
      <span className="k-soft k-small">
        {voices === 0 ? t('proposals.noVoices') : t('proposals.voicedBy', { names: voicedBy.join(', ') })}
      </span>
    </div>
  );
}

function ProposalDetails({ proposal }: { proposal: ProposalView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const sourceOf = useSourceWords();
  const { source } = proposal;
  return (
    <Details
      lines={[
        {
          label: t('records.from'),
          value: (
            <>
              {sourceOf(proposal)}
              {source.path && (
                <>
                  <br />
                  <OriginLink path={source.path} />
                </>
              )}
            </>
          ),
        },
        { label: t('records.activity'), value: proposal.activity && <ActivityLink activity={proposal.activity} /> },
        { label: t('records.author'), value: `${proposal.author}, ${format.day(proposal.createdAt)}` },
      ]}
    />
  );
}

function OriginLink({ path }: { path: string }) {
  const t = usePlanTexts();
  return <AppLink {...linkOf(path)}>{t('proposals.origin')}</AppLink>;
}
