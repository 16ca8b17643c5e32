import { Button } from '@mantine/core';
import {
  IconCheck,
  IconHistory,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { sentenceOf } from '#platform/rhythm/words/words.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { rhythms } from '../contract/endpoints.ts';
import type { RhythmDetail, RhythmView } from '../contract/rhythm.ts';
import { StandingBadge } from './badges.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { MarkDrawer } from './mark-drawer.tsx';
import { places } from './places.ts';
import { type AskedRecords, RecordsDrawer } from './records-drawer.tsx';
import { RhythmFacts } from './rhythm-facts.tsx';
import { RhythmForm } from './rhythm-form.tsx';
import { useRhythmsTexts } from './rhythms-texts.ts';
import { turnName } from './turn-name.ts';
import { TurnsMatrix } from './turns-matrix.tsx';
import { useChanges } from './use-changes.ts';
import './rhythms.css';

export function RhythmScreen() {
  const { rhythm = '' } = useParams({ strict: false }) as { rhythm?: string };
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(rhythms.read, { params: { organisation: slug, id: rhythm } });
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingScreen />;
  return <OneRhythm detail={query.data} />;
}

function OneRhythm({ detail }: { detail: RhythmDetail }) {
  const t = useRhythmsTexts();
  const format = useFormat();
  const { language } = useLanguage();
  const { change } = useAddress();
  const { rhythm, next, unplaced } = detail;
  const open = (params: Record<string, string | null>) => change(params, { push: true });
  const markButton = rhythm.may.mark ? (
    <Button leftSection={<IconCheck size={18} aria-hidden />} onClick={() => open({ drawer: 'mark' })}>
      {t('detail.mark')}
    </Button>
  ) : undefined;
  return (
    <Page
      title={rhythm.title}
      rail={places.all}
      trail={[{ label: t('list.title'), to: places.all }]}
      badge={<StandingBadge standing={rhythm.standing} />}
      summary={sentenceOf(rhythm.rule, language)}
      primary={markButton}
      more={useActions(rhythm)}
      aside={<RhythmFacts rhythm={rhythm} />}
    >
      <Section title={t('detail.matrix')} note={t('detail.tally', rhythm.tally)}>
        <TurnsMatrix detail={detail} onOpen={({ turn, part }) => open({ turn: turn.of, part, drawer: 'records' })} />
        {unplaced > 0 && (
          <Button variant="subtle" onClick={() => open({ drawer: 'unplaced' })}>
            {t('detail.unplaced', { count: unplaced })}
          </Button>
        )}
      </Section>
      <Section title={t('detail.next')}>
        {next.length === 0 ? (
          <p className="k-soft">{t('detail.noNext')}</p>
        ) : (
          <ol className="k-rhythm-days">
            {next.map((day) => (
              <li key={day}>{format.day(day)}</li>
            ))}
          </ol>
        )}
      </Section>
      <Drawers detail={detail} />
    </Page>
  );
}

/** What stands beside the page is kept in the address, so that it can be sent and gone back from. */
function Drawers({ detail }: { detail: RhythmDetail }) {
  const { params, change } = useAddress();
  const { rhythm } = detail;
  const asked = useAsked(detail);
  const close = () => change({ drawer: null, turn: null, part: null });
  if (params.drawer === 'mark' && rhythm.may.mark) return <MarkDrawer rhythm={rhythm} onClose={close} />;
  if (params.drawer === 'edit' && rhythm.may.edit) return <RhythmForm rhythm={rhythm} onClose={close} />;
  if (params.drawer === 'history') return <HistoryDrawer rhythm={rhythm} onClose={close} />;
  return asked && <RecordsDrawer rhythm={rhythm} asked={asked} onClose={close} />;
}

/** Links of indicators lead here with the turn alone. */
function useAsked({ rhythm, turns }: RhythmDetail): AskedRecords | null {
  const t = useRhythmsTexts();
  const format = useFormat();
  const { params } = useAddress();
  if (params.drawer === 'unplaced') {
    const [from, to] = [turns[0]?.startsOn ?? '', turns.at(-1)?.endsOn ?? ''];
    return { title: t('records.title'), from, to, part: null, unplaced: true };
  }
  const turn = turns.find((one) => one.of === params.turn);
  if (!turn) return null;
  const part = params.part ?? null;
  const name = turnName(turn.of, rhythm.rule.per, t, format);
  const title = part === null ? name : `${part}, ${name}`;
  return { title, from: turn.startsOn, to: turn.endsOn, part, unplaced: false };
}

function useActions(rhythm: RhythmView) {
  const t = useRhythmsTexts();
  const format = useFormat();
  const go = useGo();
  const changes = useChanges();
  const { change } = useAddress();
  const params = changes.at({ id: rhythm.id });
  const { revision, paused } = rhythm;
  const history = { label: t('detail.history'), icon: IconHistory, onSelect: () => change({ drawer: 'history' }) };
  if (!rhythm.may.edit) return [history];
  const rest = () =>
    void changes.attempt(
      rhythms.pause,
      { params, body: { paused: !paused, revision } },
      t(paused ? 'said.resumed' : 'said.paused'),
    );
  const end = () =>
    void changes.attempt(
      rhythms.change,
      {
        params,
        body: {
          rule: { ...rhythm.rule, since: rhythm.rule.since ?? rhythm.countedFrom, until: format.today() },
          revision,
        },
      },
      t('said.ended'),
    );
  const remove = async () => {
    const done = await changes.attempt(rhythms.remove, { params, query: { revision } }, t('said.removed'));
    if (done) go(places.all);
  };
  return [
    { label: t('detail.edit'), icon: IconPencil, onSelect: () => change({ drawer: 'edit' }) },
    paused
      ? { label: t('detail.resume'), icon: IconPlayerPlay, onSelect: rest }
      : { label: t('detail.pause'), icon: IconPlayerPause, onSelect: rest },
    { label: t('detail.end'), icon: IconPlayerStop, onSelect: end },
    history,
    { label: t('detail.remove'), icon: IconTrash, danger: true, onSelect: () => void remove() },
  ];
}
