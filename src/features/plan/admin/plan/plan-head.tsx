import {
  IconCalendarShare,
  IconCertificate,
  IconHistory,
  IconPresentation,
  IconPrinter,
  IconTrash,
  IconWorldShare,
} from '@tabler/icons-react';
import { InlineDate, InlineSelect } from '#ui/inline/inline-choice.tsx';
import { InlineText } from '#ui/inline/inline-text.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { useSession } from '#ui/session.tsx';
import type { PageAction } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanView } from '../../contract/plan.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import { IndicatorState, PlanState } from '../../contract/words.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { IndicatorBadge, PlanBadge } from './badges.tsx';

type PlanFields = Partial<Pick<PlanView['plan'], 'title' | 'periodStart' | 'periodEnd' | 'state' | 'notes'>>;

/** Changes some fields of the plan; throws what the field then answers. */
export function useChangePlan(view: PlanView) {
  const t = usePlanTexts();
  const changes = useChanges();
  return (fields: PlanFields) =>
    changes.send(
      plans.change,
      { params: changes.at({ id: view.plan.id }), body: { ...fields, revision: view.plan.revision } },
      t('plan.said.planChanged'),
    );
}

export function PlanTitle({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const change = useChangePlan(view);
  return (
    <InlineText
      label={t('plan.header.title')}
      value={view.plan.title}
      readOnly={!view.plan.may.edit}
      onSave={(title) => change({ title })}
    />
  );
}

export function PlanProgress({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const change = useChangePlan(view);
  return (
    <InlineSelect
      label={t('plan.header.state')}
      value={view.plan.state}
      readOnly={!view.plan.may.edit}
      options={statesByHand(view.plan.state).map((value) => ({ value, label: t(`words.planState.${value}`) }))}
      show={(value) => <PlanBadge state={PlanState.parse(value)} />}
      onSave={(value) => change({ state: PlanState.parse(value) })}
    />
  );
}

/** Under review and approved are what reviews and approvals make of a plan; a closed one may be opened again. */
function statesByHand(state: PlanState): PlanState[] {
  const reached = state === 'closed' ? (['approved'] as const) : [];
  return PlanState.options.filter(
    (one) => one === state || one === 'draft' || one === 'closed' || reached.some((r) => r === one),
  );
}

export function PlanSummaryLine({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const change = useChangePlan(view);
  const { plan } = view;
  const readOnly = !plan.may.edit;
  const states = IndicatorState.options.filter((state) => (plan.counts.indicators[state] ?? 0) > 0);
  return (
    <div className="k-plan-summary">
      <span>
        {readOnly ? (
          format.period(plan.periodStart, plan.periodEnd) || t('plan.header.noPeriod')
        ) : (
          <>
            <InlineDate
              label={t('plan.periodEditor.start')}
              value={plan.periodStart}
              onSave={(periodStart) => change({ periodStart })}
            />
            –
            <InlineDate
              label={t('plan.periodEditor.end')}
              value={plan.periodEnd}
              onSave={(periodEnd) => change({ periodEnd })}
            />
          </>
        )}
      </span>
      {plan.counts.steps > 0 && (
        <AppLink to={places.plan(plan.id)} search={{ sort: 'steps' }} className="k-plan-figure">
          <span className="k-plan-share" aria-hidden>
            <span style={{ width: `${(plan.counts.stepsDone / plan.counts.steps) * 100}%` }} />
          </span>
          {t('plan.header.progress', { done: plan.counts.stepsDone, total: plan.counts.steps })}
        </AppLink>
      )}
      {states.map((state) => (
        <AppLink
          key={state}
          to={places.planIndicators(plan.id)}
          search={{ state }}
          className="k-plan-figure"
          aria-label={`${t('plan.header.indicators')}: ${plan.counts.indicators[state]} ${t(`words.indicatorState.${state}`)}`}
        >
          <span className="k-figures">{plan.counts.indicators[state]}</span> <IndicatorBadge state={state} />
        </AppLink>
      ))}
    </div>
  );
}

export function usePlanActions(view: PlanView): readonly PageAction[] {
  const t = usePlanTexts();
  const { change } = useAddress();
  const changes = useChanges();
  const go = useGo();
  const { may } = useSession();
  const remove = async () => {
    const reply = await changes.attempt(
      plans.remove,
      { params: changes.at({ id: view.plan.id }), query: { revision: view.plan.revision } },
      t('plan.all.removed', { title: view.plan.title }),
    );
    if (reply) go(places.plans);
  };
  return [
    ...(may('plan.review-read')
      ? [
          { label: t('boardSheet.title'), icon: IconPresentation, to: places.planBoardSheet(view.plan.id) },
          { label: t('approval.title'), icon: IconCertificate, to: places.planApproval(view.plan.id) },
        ]
      : []),
    ...(view.plan.may.edit
      ? [{ label: t('sharing.title'), icon: IconWorldShare, to: places.planSharing(view.plan.id) }]
      : []),
    { label: t('plan.header.history'), icon: IconHistory, onSelect: () => change({ history: '1' }) },
    { label: t('plan.header.print'), icon: IconPrinter, onSelect: () => print() },
    ...(view.plan.may.edit
      ? [
          { label: t('plan.header.move'), icon: IconCalendarShare, onSelect: () => change({ move: '1' }) },
          { label: t('plan.header.remove'), icon: IconTrash, danger: true, onSelect: () => void remove() },
        ]
      : []),
  ];
}
