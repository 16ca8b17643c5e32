import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError } from '#ui/api/errors.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { activities } from '../../contract/activity-endpoints.ts';
import type { ActivitySummary } from '../../contract/plan.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';

interface PeriodEditorProps {
  activity: ActivitySummary;
  onEnd: () => void;
  children: ReactNode;
}

/** Days and the plan's own words side by side: the days are reckoned with, the words go back into the document. */
export function PeriodEditor({ activity, onEnd, children }: PeriodEditorProps) {
  const t = usePlanTexts();
  return (
    <Popover
      opened
      position="bottom-start"
      onClose={onEnd}
      onChange={(opened) => !opened && onEnd()}
      trapFocus
      withArrow
      withRoles={false}
      width={320}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('plan.periodEditor.label', { title: activity.title })}>
        <PeriodForm activity={activity} onEnd={onEnd} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PeriodForm({ activity, onEnd }: Omit<PeriodEditorProps, 'children'>) {
  const t = usePlanTexts();
  const changes = useChanges();
  const explain = useErrorText();
  const [start, setStart] = useState(activity.periodStart);
  const [end, setEnd] = useState(activity.periodEnd);
  const [continuous, setContinuous] = useState(activity.continuous);
  const [wording, setWording] = useState(activity.periodText);
  const [error, setError] = useState<unknown>(null);
  const of = (field: string) =>
    error instanceof ApiError ? error.fields.find((one) => one.field === field)?.message : undefined;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { periodStart: start, periodEnd: end, continuous, periodText: wording, revision: activity.revision };
    changes
      .send(activities.change, { params: changes.at({ id: activity.id }), body }, t('plan.said.activityChanged'))
      .then(onEnd, setError);
  };
  return (
    <form onSubmit={save} className="k-form-small" noValidate>
      <DateField
        data-autofocus
        label={t('plan.periodEditor.start')}
        value={start}
        onChange={setStart}
        error={of('periodStart')}
      />
      <DateField label={t('plan.periodEditor.end')} value={end} onChange={setEnd} error={of('periodEnd')} />
      <Checkbox
        label={t('plan.periodEditor.continuous')}
        checked={continuous}
        onChange={(event) => setContinuous(event.currentTarget.checked)}
      />
      <TextInput
        label={t('plan.periodEditor.wording')}
        value={wording}
        maxLength={500}
        onChange={(event) => setWording(event.currentTarget.value)}
      />
      {error !== null && !of('periodStart') && !of('periodEnd') && (
        <p role="alert" className="k-wrong">
          {explain(error)}
        </p>
      )}
      <div className="k-row">
        <Button type="submit" size="compact-md">
          {t('plan.periodEditor.save')}
        </Button>
        <Button size="compact-md" variant="subtle" color="stone" onClick={onEnd}>
          {t('plan.periodEditor.cancel')}
        </Button>
      </div>
    </form>
  );
}
