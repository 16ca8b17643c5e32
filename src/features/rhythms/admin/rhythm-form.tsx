import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Cadence, RhythmRule } from '#platform/rhythm/rule.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { useUiTexts } from '#ui/i18n/ui-texts.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { CadenceFields } from '#ui/rhythm/cadence-fields.tsx';
import { SentenceField } from '#ui/rhythm/sentence-field.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { rhythms } from '../contract/endpoints.ts';
import { byHand, NewRhythm, type RhythmView } from '../contract/rhythm.ts';
import { useRhythmsTexts } from './rhythms-texts.ts';
import { useChanges } from './use-changes.ts';

interface RhythmFormProps {
  /** Null begins a new one. */
  rhythm: RhythmView | null;
  onClose: () => void;
  onSaved?: (id: string) => void;
}

/** A rhythm in one drawer: what, how often in a sentence, in which parts, from when, whom to remind. */
export function RhythmForm({ rhythm, onClose, onSaved }: RhythmFormProps) {
  const t = useRhythmsTexts();
  const ui = useUiTexts();
  const form = useRhythmForm({ rhythm, onClose, ...(onSaved ? { onSaved } : {}) });
  const { rule } = form.values;
  const change = (cadence: Cadence) => form.set('rule', { ...cadence, what: rule.what });
  const labels = {
    title: t('form.title'),
    forWhom: t('form.forWhom'),
    rule: ui('rhythm.label'),
    activityId: t('form.activity'),
    responsibleId: t('form.responsible'),
  };
  return (
    <QuickLook opened onClose={onClose} title={t(rhythm ? 'form.editTitle' : 'form.newTitle')}>
      <RecordForm
        form={form}
        labels={labels}
        secondary={
          <Button variant="subtle" color="stone" onClick={onClose}>
            {ui('cancel')}
          </Button>
        }
      >
        <TextInput label={labels.title} description={t('form.titleHint')} data-autofocus {...form.field('title')} />
        <SentenceField value={rule} onChange={change} error={form.errors.rule} />
        {rule.each && <PartsField rule={rule} onChange={change} />}
        <CadenceFields value={rule} onChange={change} />
        <div className="rhythms-pair">
          <DateField label={t('form.since')} value={rule.since} onChange={(since) => change({ ...rule, since })} />
          <DateField label={t('form.until')} value={rule.until} onChange={(until) => change({ ...rule, until })} />
        </div>
        <Choices form={form} labels={labels} />
        <TextInput label={labels.forWhom} {...form.field('forWhom')} />
      </RecordForm>
    </QuickLook>
  );
}

function useRhythmForm({ rhythm, onClose, onSaved }: RhythmFormProps) {
  const t = useRhythmsTexts();
  const changes = useChanges();
  const format = useFormat();
  const { slug } = useSession().organisation;
  return useDraftForm({
    draftKey: `${slug}:rhythm:${rhythm?.id ?? 'new'}`,
    initial: rhythm
      ? {
          title: rhythm.title,
          forWhom: rhythm.forWhom,
          rule: rhythm.rule,
          activityId: rhythm.activity?.id ?? null,
          responsibleId: rhythm.responsible?.id ?? null,
        }
      : { title: '', forWhom: '', rule: monthly(format.today()), activityId: null, responsibleId: null },
    revision: rhythm?.revision ?? null,
    schema: NewRhythm,
    room: 'rhythms',
    save: async (body, revision) => {
      const reply = rhythm
        ? await changes.send(
            rhythms.change,
            { params: changes.at({ id: rhythm.id }), body: { ...body, revision: revision ?? rhythm.revision } },
            t('said.changed'),
          )
        : await changes.send(rhythms.add, { params: changes.at({}), body }, t('said.added'));
      onClose();
      onSaved?.(reply.rhythm.id);
    },
  });
}

function monthly(today: string): RhythmRule {
  return {
    what: byHand,
    per: 'month',
    every: 1,
    min: 1,
    max: null,
    by: null,
    each: null,
    since: `${today.slice(0, 8)}01`,
    until: null,
    onDaysOff: 'stay',
  };
}

function PartsField({ rule, onChange }: { rule: RhythmRule; onChange: (cadence: Cadence) => void }) {
  const t = useRhythmsTexts();
  const { each } = rule;
  if (!each) return null;
  const parts = (text: string) => text.split('\n').map((line) => line.trimStart());
  return (
    <Textarea
      autosize
      minRows={3}
      label={t('form.parts')}
      description={t('form.partsHint')}
      value={each.parts.join('\n')}
      onChange={(event) => onChange({ ...rule, each: { ...each, parts: parts(event.currentTarget.value) } })}
      onBlur={() => onChange({ ...rule, each: { ...each, parts: each.parts.map((p) => p.trim()).filter(Boolean) } })}
    />
  );
}

type Form = ReturnType<typeof useRhythmForm>;

function Choices({ form, labels }: { form: Form; labels: { activityId: string; responsibleId: string } }) {
  const t = useRhythmsTexts();
  const { slug } = useSession().organisation;
  const { data } = useEndpointQuery(rhythms.choices, { params: { organisation: slug } });
  const { rule } = form.values;
  const source = data?.sources.find((one) => one.key === rule.what);
  const blind = rule.each !== null && source !== undefined && source.breakdown !== rule.each.breakdown;
  const orNull = (value: string) => (value === '' ? null : value);
  return (
    <>
      <NativeSelect
        label={t('form.what')}
        description={blind && rule.what !== byHand ? t('form.sourceParts') : undefined}
        value={rule.what}
        onChange={(event) => form.set('rule', { ...rule, what: event.currentTarget.value })}
        data={(data?.sources ?? [{ key: rule.what, label: t('byHand') }]).map(({ key, label }) => ({
          value: key,
          label: key === byHand ? t('byHand') : label,
        }))}
      />
      <NativeSelect
        label={labels.activityId}
        value={form.values.activityId ?? ''}
        error={form.errors.activityId}
        onChange={(event) => form.set('activityId', orNull(event.currentTarget.value))}
        data={[
          { value: '', label: t('form.noActivity') },
          ...(data?.activities ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <NativeSelect
        label={labels.responsibleId}
        description={t('form.responsibleHint')}
        value={form.values.responsibleId ?? ''}
        error={form.errors.responsibleId}
        onChange={(event) => form.set('responsibleId', orNull(event.currentTarget.value))}
        data={[
          { value: '', label: t('form.nobody') },
          ...(data?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}
