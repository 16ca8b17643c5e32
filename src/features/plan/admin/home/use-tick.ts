import { useState } from 'react';
import { request } from '#ui/api/client.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { activities, steps } from '../../contract/activity-endpoints.ts';
import type { DueItem } from '../../contract/screens.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Ticks a due step, or the turn of a recurring one, without leaving the front page. */
export function useTick(item: DueItem): { ticked: boolean; busy: boolean; tick: () => Promise<void> } {
  const t = usePlanTexts();
  const changes = useChanges();
  const toasts = useToasts();
  const [state, setState] = useState<'open' | 'busy' | 'ticked'>('open');

  const send = async () => {
    const said = t('home.week.ticked', { text: item.text });
    // The list of due things carries no revisions; the step is read as it is now.
    const view = await request(activities.read, { params: changes.at({ id: item.activityId }) });
    const step = view.steps.find(({ id }) => id === item.recordId);
    if (!step) return null;
    const params = changes.at({ id: step.id });
    if (item.kind === 'step') {
      return changes.attempt(steps.setState, { params, body: { state: 'done', revision: step.revision } }, said);
    }
    const turn =
      step.occurrences.find((one) => one.endsOn === item.dueOn) ?? step.occurrences.find((one) => one.current);
    if (!turn) return null;
    return changes.attempt(steps.tick, { params, body: { startsOn: turn.startsOn, done: true } }, said);
  };
  const tick = async () => {
    setState('busy');
    try {
      setState((await send()) ? 'ticked' : 'open');
    } catch (error) {
      setState('open');
      toasts.failure(error);
    }
  };
  return { ticked: state !== 'open', busy: state !== 'open', tick };
}
