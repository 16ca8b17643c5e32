import { SegmentedControl } from '@mantine/core';
import { PeriodBar } from '#ui/charts/period-bar.tsx';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import type { Tone } from '#ui/parts/state-badge.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ActivitySummary, PlanView } from '../../../contract/plan.ts';
import type { ActivityState } from '../../../contract/words.ts';
import { places } from '../../places.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { FilterBar } from '../filter-bar.tsx';
import { moveBetweenItems } from '../roving.ts';
import { bySection } from '../shown.ts';
import { useFirst } from '../use-first.tsx';
import type { Shown } from '../use-shown.ts';
import { romanQuarter, type ScaleUnit, type TimelineScale, timelineScale } from './scale.ts';
import './timeline.css';

const tones: Record<ActivityState, Tone> = {
  'not-started': 'neutral',
  'in-progress': 'info',
  done: 'success',
  late: 'warning',
};

export function PlanTimeline({ view, shown }: { view: PlanView; shown: Shown }) {
  const t = usePlanTexts();
  const { params, change } = useAddress();
  const unit: ScaleUnit = params.scale === 'quarter' ? 'quarter' : 'month';
  const scale = timelineScale(unit, [view.plan, ...view.activities]);
  const { first, more } = useFirst(shown.activities);
  return (
    <div className="k-plan-list">
      <FilterBar view={view} shown={shown}>
        <SegmentedControl
          aria-label={t('plan.timeline.scale')}
          value={unit}
          onChange={(value) => change({ scale: value === 'month' ? null : value })}
          data={[
            { value: 'month', label: t('plan.timeline.month') },
            { value: 'quarter', label: t('plan.timeline.quarter') },
          ]}
        />
      </FilterBar>
      {shown.activities.length === 0 && <p className="k-plan-nothing">{t('plan.filter.nothing')}</p>}
      {scale && first.length > 0 && <TimelineTable view={view} activities={first} scale={scale} unit={unit} />}
      {more}
    </div>
  );
}

interface TableProps {
  view: PlanView;
  activities: readonly ActivitySummary[];
  scale: TimelineScale;
  unit: ScaleUnit;
}

function TimelineTable({ view, activities: shown, scale, unit }: TableProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const today = format.today();
  return (
    <table
      className="k-plan-timeline"
      aria-label={t('plan.timeline.label')}
      onKeyDown={(event) => moveBetweenItems(event)}
    >
      <thead>
        <tr>
          <th scope="col">{t('plan.timeline.activity')}</th>
          <th scope="col">
            <ScaleHead scale={scale} unit={unit} />
          </th>
        </tr>
      </thead>
      {bySection(view, shown, false).map(({ section, activities }) => (
        <tbody key={section.id}>
          <tr className="k-plan-timeline-section">
            <th scope="rowgroup" colSpan={2}>
              {section.code} {section.title}
            </th>
          </tr>
          {activities.map((activity) => (
            <tr key={activity.id}>
              <th scope="row">
                <AppLink to={places.activity(activity.id)} data-item="">
                  {activity.code && <span className="k-soft">{activity.code}</span>} {activity.title}
                </AppLink>
              </th>
              <td>
                <Columns scale={scale} />
                <Bar activity={activity} scale={scale} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Bar({ activity, scale, today }: { activity: ActivitySummary; scale: TimelineScale; today: string }) {
  const t = usePlanTexts();
  const format = useFormat();
  if (!activity.periodStart && !activity.periodEnd && !activity.continuous) {
    return <span className="k-soft k-small">{t('plan.timeline.undated')}</span>;
  }
  const period = format.period(activity.periodStart, activity.periodEnd) || t('words.continuous');
  const label = t('plan.timeline.bar', {
    title: activity.title,
    period,
    state: t(`words.activityState.${activity.state}`),
  });
  return (
    <PeriodBar
      from={scale.start}
      until={scale.end}
      start={activity.periodStart ?? scale.start}
      end={activity.periodEnd ?? scale.end}
      tone={tones[activity.state]}
      done={activity.steps === 0 ? 0 : activity.stepsDone / activity.steps}
      today={today}
      label={`${label}, ${t('plan.timeline.stepsDone', { done: activity.stepsDone, total: activity.steps })}`}
    />
  );
}

function ScaleHead({ scale, unit }: { scale: TimelineScale; unit: ScaleUnit }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { language } = useLanguage();
  const monthName = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const today = format.today();
  const within = today >= scale.start && today <= scale.end;
  return (
    <div className="k-plan-scale" data-many={scale.columns.length > 12 || undefined}>
      {scale.columns.map(({ start }, index) => (
        <span key={start} style={{ left: `${scale.at(start) * 100}%` }} data-odd={index % 2 === 1 || undefined}>
          {unit === 'month' ? monthName.format(new Date(start)) : romanQuarter(start)}
          {(index === 0 || start.slice(5, 7) === '01') && <b>{start.slice(0, 4)}</b>}
        </span>
      ))}
      {within && (
        <em
          style={{ left: `${scale.at(today) * 100}%` }}
          title={t('plan.timeline.todayIs', { day: format.day(today) })}
        >
          {t('plan.timeline.today')}
        </em>
      )}
    </div>
  );
}

function Columns({ scale }: { scale: TimelineScale }) {
  return (
    <span className="k-plan-scale-lines" aria-hidden>
      {scale.columns.map(({ start }) => (
        <i
          key={start}
          style={{ left: `${scale.at(start) * 100}%` }}
          data-year={start.slice(5, 7) === '01' || undefined}
        />
      ))}
    </span>
  );
}
