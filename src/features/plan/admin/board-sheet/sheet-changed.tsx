import { AppLink } from '#ui/navigation/app-link.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { BoardSheet } from '../../contract/board-sheet.ts';
import { places } from '../places.ts';
import { IndicatorBadge } from '../plan/badges.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import { SheetList } from './sheet-list.tsx';

/** What happened within the period: indicators that turned, steps done, approvals and decisions. */
export function SheetChanged({ sheet }: { sheet: BoardSheet }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { turns, steps, stepsDone, approvals, decided } = sheet.changed;
  const acts = approvals.length + decided.length;
  return (
    <Section title={t('boardSheet.changed')} note={format.period(sheet.period.start, sheet.period.end)}>
      <SheetList title={t('boardSheet.turns', { count: turns.length })} empty={t('boardSheet.turnsEmpty')}>
        {turns.map((one) => (
          <li key={one.indicatorId}>
            <IndicatorBadge state={one.from ?? 'unmeasured'} />
            {' → '}
            <IndicatorBadge state={one.to} />{' '}
            <AppLink to={places.activity(one.activityId)} search={{ at: one.indicatorId }}>
              {[one.code, one.text].filter(Boolean).join(' ')}
            </AppLink>{' '}
            <span className="k-soft">{format.day(one.on)}</span>
          </li>
        ))}
      </SheetList>
      <SheetList title={t('boardSheet.steps', { count: stepsDone })} empty={t('boardSheet.stepsEmpty')}>
        {steps.map((one) => (
          <li key={`${one.activityId} ${one.text} ${one.on}`}>
            <AppLink to={places.activity(one.activityId)}>{[one.code, one.text].filter(Boolean).join(' ')}</AppLink>{' '}
            <span className="k-soft">{format.day(one.on)}</span>
          </li>
        ))}
      </SheetList>
      <SheetList title={t('boardSheet.acts', { count: acts })} empty={t('boardSheet.actsEmpty')}>
        {[
          ...approvals.map((one) => (
            <li key={`${one.body} ${one.approvedOn}`}>
              <AppLink to={places.planApproval(sheet.plan.id)}>
                {t('boardSheet.approvedLine', { body: one.body, day: format.day(one.approvedOn) })}
              </AppLink>{' '}
              {one.protocol && <span className="k-soft">{t('boardSheet.protocol', { number: one.protocol })}</span>}
            </li>
          )),
          ...decided.map((one) => (
            <li key={one.id}>
              <AppLink to={`decisions/${one.id}`}>{one.title}</AppLink>{' '}
              <span className="k-soft">{[one.outcome, format.day(one.on)].filter(Boolean).join(' · ')}</span>
            </li>
          )),
        ]}
      </SheetList>
    </Section>
  );
}
