import { AppLink } from '#ui/navigation/app-link.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { BoardSheet } from '../../contract/board-sheet.ts';
import { places } from '../places.ts';
import { IndicatorBadge } from '../plan/badges.tsx';
import { usePlanTexts } from '../plan-texts.ts';

const statesInOrder = ['met', 'on-track', 'at-risk', 'missed', 'unmeasured'] as const;

/** Approval, time and activities: three facts in a row. */
export function BoardSheetFacts({ sheet }: { sheet: BoardSheet }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { plan, approval, changedSinceApproval, elapsed, activities } = sheet;
  const total = Object.values(activities).reduce((sum, count) => sum + count, 0);
  return (
    <dl className="k-sheet-facts">
      <div>
        <dt>{t('boardSheet.approval')}</dt>
        <dd>
          <AppLink to={places.planApproval(plan.id)}>
            {approval
              ? t('boardSheet.approvedBy', { body: approval.body, day: format.day(approval.approvedOn) })
              : t(`words.planState.${plan.state}`)}
          </AppLink>
        </dd>
        {changedSinceApproval && (
          <dd className="k-small">
            <AppLink to={places.planDiff(plan.id)} search={{ from: changedSinceApproval.versionId }}>
              {t('boardSheet.changedSince', { count: changedSinceApproval.count })}
            </AppLink>
          </dd>
        )}
      </div>
      <div>
        <dt>{t('boardSheet.time')}</dt>
        <dd>{elapsed ? t('boardSheet.days', { days: elapsed.days, of: elapsed.of }) : t('boardSheet.noPeriod')}</dd>
        {elapsed && (
          <dd aria-hidden className="k-sheet-bar">
            <span style={{ width: `${(elapsed.days / elapsed.of) * 100}%` }} />
          </dd>
        )}
      </div>
      <div>
        <dt>{t('boardSheet.activities')}</dt>
        <dd>
          <AppLink to={places.plan(plan.id)} search={{ state: 'done' }}>
            {t('boardSheet.activitiesDone', { done: activities.done ?? 0, of: total })}
          </AppLink>
        </dd>
        {(activities.late ?? 0) > 0 && (
          <dd className="k-small">
            <AppLink to={places.plan(plan.id)} search={{ state: 'late' }}>
              {t('boardSheet.activitiesLate', { count: activities.late ?? 0 })}
            </AppLink>
          </dd>
        )}
      </div>
    </dl>
  );
}

export function IndicatorCounts({ sheet }: { sheet: BoardSheet }) {
  const t = usePlanTexts();
  return (
    <Section title={t('boardSheet.indicators')}>
      <ul className="k-sheet-states">
        {statesInOrder.map((state) => (
          <li key={state}>
            <AppLink
              to={places.planIndicators(sheet.plan.id)}
              search={{ state }}
              aria-label={`${sheet.indicators[state] ?? 0} ${t(`words.indicatorState.${state}`)}`}
            >
              <span className="k-sheet-number">{sheet.indicators[state] ?? 0}</span> <IndicatorBadge state={state} />
            </AppLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
