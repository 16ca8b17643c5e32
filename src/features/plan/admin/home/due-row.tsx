import { Checkbox } from '@mantine/core';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import type { DueItem } from '../../contract/screens.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useTick } from './use-tick.ts';

/** One thing that is due. A step can be ticked here; a figure waits for its own page. */
export function DueRow({ item }: { item: DueItem }) {
  const t = usePlanTexts();
  const tick = useTick(item);
  const tickable = (item.kind === 'step' || item.kind === 'occurrence') && item.may.work;
  const context = [[item.activityCode, item.activityTitle].filter(Boolean).join(' '), item.owner].filter(Boolean);
  return (
    <li>
      {tickable ? (
        <Checkbox
          aria-label={t('home.week.tick', { text: item.text })}
          checked={tick.ticked}
          disabled={tick.busy}
          onChange={() => void tick.tick()}
        />
      ) : (
        <span className="plan-due-dot" aria-hidden />
      )}
      <div className="plan-due-text">
        <AppLink to={places.activity(item.activityId)}>{item.text}</AppLink>
        <span className="k-soft k-small plan-due-context">{context.join(' · ')}</span>
      </div>
      <div className="plan-due-when">
        {item.late ? (
          <StateBadge tone="warning" label={t('home.week.late')} />
        ) : (
          item.kind !== 'step' && (
            <StateBadge
              tone={item.kind === 'occurrence' ? 'info' : 'neutral'}
              label={t(`home.week.kind.${item.kind}`)}
            />
          )
        )}
        <span className="k-soft k-figures">
          <Moment at={item.dueOn} />
        </span>
      </div>
    </li>
  );
}
