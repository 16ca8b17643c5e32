import type { z } from 'zod';
import { steps } from '../../../contract/activity-endpoints.ts';
import type { StepChange } from '../../../contract/inputs.ts';
import type { StepView } from '../../../contract/plan.ts';
import type { StepState } from '../../../contract/words.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';

type Fields = Omit<z.input<typeof StepChange>, 'revision'>;

export function useStepChanges(step: StepView) {
  const t = usePlanTexts();
  const changes = useChanges();
  const at = { params: changes.at({ id: step.id }) };
  const said = (state: StepState) => t('activity.steps.stateSet', { state: t(`words.stepState.${state}`) });
  const stateInput = (state: StepState) => ({ ...at, body: { state, revision: step.revision } });
  return {
    /** Throws what the field then answers. */
    save: (fields: Fields) =>
      changes.send(steps.change, { ...at, body: { ...fields, revision: step.revision } }, t('activity.steps.changed')),
    sendState: (state: StepState) => changes.send(steps.setState, stateInput(state), said(state)),
    setState: (state: StepState) => changes.attempt(steps.setState, stateInput(state), said(state)),
    /** Trades places with a neighbour; one undo takes both back. */
    swap: (other: StepView) =>
      changes.attemptAll(
        steps.change,
        [
          { ...at, body: { position: other.position, revision: step.revision } },
          { params: changes.at({ id: other.id }), body: { position: step.position, revision: other.revision } },
        ],
        () => t('activity.steps.changed'),
      ),
  };
}
