import { AppLink } from '#ui/navigation/app-link.tsx';
import type { ActivityLine } from '../../contract/lines.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

interface PlaceLineProps {
  activity: ActivityLine | null;
  step: { id: string; text: string } | null;
}

/** The activity and step that a record hangs on. */
export function PlaceLine({ activity, step }: PlaceLineProps) {
  const t = usePlanTexts();
  if (!activity) return <span>{t('records.noActivity')}</span>;
  return (
    <span>
      <ActivityLink activity={activity} />
      {step && (
        <>
          {' · '}
          <AppLink to={places.activity(activity.id)} search={{ at: step.id }}>
            {step.text}
          </AppLink>
        </>
      )}
    </span>
  );
}

export function ActivityLink({ activity }: { activity: ActivityLine | null }) {
  const t = usePlanTexts();
  if (!activity) return <span className="k-soft">{t('records.noActivity')}</span>;
  return (
    <AppLink to={places.activity(activity.id)}>{[activity.code, activity.title].filter(Boolean).join(' ')}</AppLink>
  );
}
