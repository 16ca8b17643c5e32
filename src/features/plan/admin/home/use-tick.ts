import { useState } from 'react';
import { steps } from '../../contract/activity-endpoints.ts';
import type { DueItem } from '../../contract/screens.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Ticks a due step, or the turn of a recurring one, without leaving the front page. */
export function useTick(item: DueItem): { ticked: boolean; busy: boolean; tick: () => Promise<void> } {
  const t = usePlanTexts();
  const changes = useChanges();
  const [state, setState] = useState<'open' | 'busy' | 'ticked'>('open');

  const send = () => {
    const said = t('home.week.ticked', { text: item.text });
    const params = changes.at({ id: item.recordId });
    if (item.startsOn !== null) {
      return changes.attempt(steps.tick, { params, body: { startsOn: item.startsOn, done: true } }, said);
    }
    return changes.attempt(steps.setState, { params, body: { state: 'done', revision: item.revision } }, said);
  };
  const tick = async () => {
    setState('busy');
    setState((await send()) ? 'ticked' : 'open');
  };
  return { ticked: state !== 'open', busy: state !== 'open', tick };
}
