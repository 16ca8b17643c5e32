import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import type { PartyView } from '../../contract/plan.ts';
import '../import/foot-bar.css';
import { places } from '../places.ts';
import { usePlan } from '../plan/use-plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { AddParty } from './add-party.tsx';
import './parties.css';
import { choiceOf, mergeTargets } from './party-choices.ts';
import { PartyList } from './party-list.tsx';
import { ProposedParty } from './proposed-party.tsx';
import { useConfirming } from './use-confirming.ts';
import { useMemberNames, useParties } from './use-parties.ts';

/** Owners and participants: of one plan right after its import (`$plan`), or of all plans from the rail. */
export function PartiesScreen() {
  const { plan: planId } = useParams({ strict: false }) as { plan?: string };
  const answer = useParties(planId);
  if (answer.isPending) return <LoadingScreen />;
  if (answer.isError) return <ErrorScreen error={answer.error} onRetry={() => void answer.refetch()} />;
  return <Parties parties={answer.data.parties} planId={planId} />;
}

function Parties({ parties, planId }: { parties: readonly PartyView[]; planId: string | undefined }) {
  const t = usePlanTexts();
  const { may } = useSession();
  const plan = usePlan(planId ?? '', planId !== undefined).data?.plan;
  const editable = may('plan.edit');
  const proposed = parties.filter((party) => party.state === 'proposed');
  const settled = parties.filter((party) => party.state === 'confirmed');
  const asking = editable && proposed.length > 0;
  const rail = useRailPlaceOf(planId ?? '', places.parties);
  useFocusAfterConfirming(proposed);
  return (
    <Page
      rail={planId ? rail : undefined}
      title={asking && planId ? t('parties.who') : t('parties.title')}
      trail={planId ? [{ label: plan?.title ?? t('parties.trail'), to: places.plan(planId) }] : []}
      summary={asking ? t('parties.whoText') : t('parties.summary', { count: parties.length })}
      primary={
        planId && !asking ? (
          <Button component={AppLink} to={places.plan(planId)}>
            {t('parties.openPlan')}
          </Button>
        ) : undefined
      }
    >
      {parties.length === 0 && <NoParties editable={editable} />}
      {asking && <WhoIsWho proposed={proposed} all={parties} planId={planId} />}
      {planId && !asking && parties.length > 0 && <p role="status">{t('parties.allDone')}</p>}
      {(editable ? settled : parties).length > 0 && (
        <PartyList parties={editable ? settled : parties} all={parties} editable={editable} />
      )}
      {editable && !planId && <AddParty />}
    </Page>
  );
}

/** What was confirmed leaves the list with the button that had the focus: on to the next name, at last to the page. */
function useFocusAfterConfirming(proposed: readonly PartyView[]) {
  const before = useRef(proposed);
  useEffect(() => {
    const left = before.current.findIndex((party) => !proposed.some((one) => one.id === party.id));
    before.current = proposed;
    if (left === -1 || document.activeElement !== document.body) return;
    const buttons = document.querySelectorAll<HTMLButtonElement>('.plan-party-confirm');
    const next = buttons[Math.min(left, buttons.length - 1)] ?? document.getElementById('main');
    next?.focus();
  }, [proposed]);
}

function NoParties({ editable }: { editable: boolean }) {
  const t = usePlanTexts();
  return (
    <EmptyScreen
      icon={IconUsers}
      title={t('parties.empty.title')}
      text={t('parties.empty.text')}
      primary={
        editable ? (
          <Button component={AppLink} to={places.newPlan}>
            {t('parties.empty.bring')}
          </Button>
        ) : undefined
      }
    />
  );
}

interface WhoIsWhoProps {
  proposed: readonly PartyView[];
  all: readonly PartyView[];
  planId: string | undefined;
}

function WhoIsWho({ proposed, all, planId }: WhoIsWhoProps) {
  const t = usePlanTexts();
  const members = useMemberNames();
  const { choices, change, confirm, missing, busy } = useConfirming(all);
  return (
    <>
      <Section title={t('parties.inPlan')} note={t('parties.waiting', { count: proposed.length })}>
        <div className="plan-party plan-party-head" aria-hidden>
          <span>{t('parties.name')}</span>
          <span>{t('parties.kindLabel')}</span>
          <span>{t('parties.member')}</span>
          <span>{t('parties.same')}</span>
        </div>
        <ul className="plan-parties">
          {proposed.map((party) => (
            <ProposedParty
              key={party.id}
              party={party}
              choice={choiceOf(party, choices)}
              onChange={(changes) => change(party, changes)}
              onConfirm={() => confirm([party])}
              busy={busy}
              members={members}
              targets={mergeTargets(party, all, choices)}
              nameError={missing.has(party.id) ? t('parties.nameMissing') : undefined}
            />
          ))}
        </ul>
      </Section>
      <div className="plan-foot-bar">
        <p role="status">{missing.size > 0 ? t('parties.invalid', { count: missing.size }) : ''}</p>
        <div className="k-row">
          {planId && (
            <Button component={AppLink} to={places.plan(planId)} variant="subtle">
              {t('parties.later')}
            </Button>
          )}
          <Button loading={busy} onClick={() => confirm(proposed)}>
            {t('parties.confirmAll', { count: proposed.length })}
          </Button>
        </div>
      </div>
    </>
  );
}
