import { NativeSelect } from '@mantine/core';
import type { ActivityLine } from '../../contract/lines.ts';
import { useCurrentPlanId, usePlan } from '../plan/use-plan.ts';
import { usePlanTexts } from '../plan-texts.ts';

interface ActivityChoiceProps {
  label: string;
  value: string | null;
  onChange: (activityId: string | null) => void;
  /** The activity of the record, where it may lie in another plan than the current one. */
  known?: ActivityLine | null;
  error?: string | undefined;
  /** What the empty choice says. */
  empty?: string;
  hideLabel?: boolean;
}

const LONGEST = 70;

/** An activity of the current plan. */
export function ActivityChoice(props: ActivityChoiceProps) {
  const t = usePlanTexts();
  const { planId } = useCurrentPlanId();
  const view = usePlan(planId ?? '', planId !== undefined && planId !== null).data;
  const options: readonly ActivityLine[] = view?.activities ?? [];
  const all = props.known && !options.some((one) => one.id === props.known?.id) ? [props.known, ...options] : options;
  const lost = props.value !== null && !all.some((one) => one.id === props.value);
  return (
    <NativeSelect
      {...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label })}
      value={props.value ?? ''}
      error={props.error}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
      data={[
        { value: '', label: props.empty ?? t('records.noActivity') },
        ...(lost && props.value ? [{ value: props.value, label: t('records.unknownActivity') }] : []),
        ...all.map((one) => ({ value: one.id, label: nameOf(one) })),
      ]}
    />
  );
}

function nameOf({ code, title }: ActivityLine): string {
  const name = [code, title].filter(Boolean).join(' ');
  return name.length > LONGEST ? `${name.slice(0, LONGEST)} …` : name;
}
