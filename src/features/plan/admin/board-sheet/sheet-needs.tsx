import { AppLink } from '#ui/navigation/app-link.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { BoardSheet } from '../../contract/board-sheet.ts';
import { useReason } from '../activity/indicators/target-goal.ts';
import { places } from '../places.ts';
import { IndicatorBadge } from '../plan/badges.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import { SheetList } from './sheet-list.tsx';

/** What somebody has to say something to: open decisions, indicators in trouble with their owners, what is overdue. */
export function SheetNeeds({ sheet }: { sheet: BoardSheet }) {
  const t = usePlanTexts();
  const format = useFormat();
  const reasonOf = useReason();
  const { decisions, indicators, overdue, late } = sheet.needs;
  const owned = (owner: string | null) => (owner ? t('boardSheet.owner', { name: owner }) : t('boardSheet.nobody'));
  return (
    <Section title={t('boardSheet.needs')}>
      <SheetList title={t('boardSheet.decisions', { count: decisions.length })} empty={t('boardSheet.decisionsEmpty')}>
        {decisions.map((one) => (
          <li key={one.id}>
            <AppLink to={`decisions/${one.id}`}>{one.title}</AppLink>{' '}
            {one.decideBy && <span className="k-soft">{t('boardSheet.until', { day: format.day(one.decideBy) })}</span>}
          </li>
        ))}
      </SheetList>
      <SheetList title={t('boardSheet.attention', { count: indicators.length })} empty={t('boardSheet.attentionEmpty')}>
        {indicators.map((one) => (
          <li key={one.indicatorId}>
            <IndicatorBadge state={one.state} />{' '}
            <AppLink to={places.activity(one.activityId)} search={{ at: one.indicatorId }}>
              {[one.code, one.text].filter(Boolean).join(' ')}
            </AppLink>
            <p className="k-soft k-small">
              {one.reason.code && reasonOf(one.reason)} {owned(one.owner)}
            </p>
          </li>
        ))}
      </SheetList>
      <SheetList title={t('boardSheet.overdue', { count: overdue })} empty={t('boardSheet.overdueEmpty')}>
        {late.map((one) => (
          <li key={`${one.activityId} ${one.text} ${one.dueOn}`}>
            <AppLink to={places.activity(one.activityId)}>{[one.code, one.text].filter(Boolean).join(' ')}</AppLink>{' '}
            <span className="k-soft">
              {format.day(one.dueOn)}. {owned(one.owner)}
            </span>
          </li>
        ))}
      </SheetList>
    </Section>
  );
}
