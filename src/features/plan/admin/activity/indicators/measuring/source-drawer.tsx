import { Button, SegmentedControl } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { request } from '#ui/api/client.ts';
import { ApiError } from '#ui/api/errors.ts';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import type { Source, TrialView } from '../../../../contract/measuring.ts';
import { sources } from '../../../../contract/measuring-endpoints.ts';
import type { ActivityView, TargetView } from '../../../../contract/plan.ts';
import { useChanges } from '../../../history/use-changes.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import { ConditionFields } from './condition-fields.tsx';
import { FormulaFields } from './formula-fields.tsx';
import { MetricPicker, PerChoice } from './metric-fields.tsx';
import { draftOf, type SourceDraft, sourceOf } from './source-draft.ts';
import { Trial } from './trial.tsx';
import { useChoices } from './use-choices.ts';
import './measuring.css';

const kinds = ['metric', 'formula'] as const;

interface SourceDrawerProps {
  view: ActivityView;
  target: TargetView;
  onClose: () => void;
}

/** Where a target's figures come from; what they would be is shown before it is saved. */
export function SourceDrawer({ view, target, onClose }: SourceDrawerProps) {
  const t = usePlanTexts();
  const form = useSourceForm(view, target, onClose);
  const choices = useChoices(view, target.id);
  const { draft, change, wrong } = form;
  return (
    <QuickLook opened onClose={onClose} title={t('measuring.title')}>
      <form className="k-form-small" noValidate onSubmit={(event) => void form.save(event)}>
        {target.kind !== 'milestone' && (
          <SegmentedControl
            aria-label={t('measuring.kind')}
            value={draft.kind}
            onChange={(value) => change({ kind: kinds.find((one) => one === value) ?? 'metric' })}
            data={kinds.map((value) => ({ value, label: t(`measuring.kinds.${value}`) }))}
          />
        )}
        {wrong('source') && (
          <p role="alert" className="k-wrong">
            {wrong('source')}
          </p>
        )}
        {draft.kind === 'metric' && (
          <MetricPicker
            metrics={choices.metrics}
            value={draft.metric}
            path="source."
            wrong={wrong}
            onChange={(metric) => change({ metric: { ...draft.metric, ...metric } })}
          />
        )}
        {draft.kind === 'formula' && <FormulaFields draft={draft} choices={choices} change={change} wrong={wrong} />}
        {draft.kind === 'conditions' ? (
          <ConditionFields
            draft={draft}
            choices={choices}
            change={change}
            wrong={wrong}
            activityId={view.activity.id}
          />
        ) : (
          <PerChoice value={draft.per} onChange={(per) => change({ per })} />
        )}
        <Trial trial={form.trial} milestone={target.kind === 'milestone'} />
        {form.failure !== null && (
          <p role="alert" className="k-wrong">
            {form.failure}
          </p>
        )}
        <div className="k-row">
          <Button type="submit" loading={form.saving}>
            {t('measuring.save')}
          </Button>
          <Button variant="light" loading={form.trying} onClick={() => void form.tryOut()}>
            {t('measuring.try')}
          </Button>
          <Button variant="subtle" color="stone" onClick={onClose}>
            {t('measuring.cancel')}
          </Button>
        </div>
      </form>
    </QuickLook>
  );
}

function useSourceForm(view: ActivityView, target: TargetView, onClose: () => void) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const changes = useChanges();
  const [draft, setDraft] = useState<SourceDraft>(() => draftOf(target, view.activity.id));
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [trial, setTrial] = useState<TrialView | null>(null);
  const [busy, setBusy] = useState<'saving' | 'trying' | null>(null);
  const send = async (what: 'saving' | 'trying', work: (source: Source) => Promise<void>) => {
    const read = sourceOf(draft);
    setFailure(null);
    if ('wrong' in read) {
      const said = Object.entries(read.wrong).map(([field, code]) => [field, t(`fields.${code}`)]);
      return setAnswers(Object.fromEntries(said));
    }
    setAnswers({});
    setBusy(what);
    try {
      await work(read.source);
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields : [];
      if (fields.length === 0) setFailure(explain(error));
      setAnswers(Object.fromEntries(fields.map(({ field, message }) => [field, message])));
    } finally {
      setBusy(null);
    }
  };
  const input = { params: changes.at({ id: target.id }) };
  return {
    draft,
    trial,
    failure,
    saving: busy === 'saving',
    trying: busy === 'trying',
    change: (change: Partial<SourceDraft>) => {
      setDraft((before) => ({ ...before, ...change }));
      setTrial(null);
    },
    wrong: (field: string) => answers[field],
    save: (event: SubmitEvent) => {
      event.preventDefault();
      return send('saving', async (source) => {
        const body = { source, revision: target.revision };
        await changes.send(sources.change, { ...input, body }, t('measuring.saved'));
        onClose();
      });
    },
    tryOut: () =>
      send('trying', async (source) => setTrial(await request(sources.trial, { ...input, body: { source } }))),
  };
}
