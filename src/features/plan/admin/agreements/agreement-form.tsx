import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { DateField } from '#ui/form/date-field.tsx';
import type { DraftForm } from '#ui/form/use-draft-form.ts';
import { type AgreementParty, AgreementState, type AgreementView } from '../../contract/agreements.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityChoice } from '../records/activity-choice.tsx';
import { FileField } from '../records/file-field.tsx';
import { PartyInput, usePartyByName } from '../records/party-input.tsx';
import '../records/records.css';

export type AgreementValues = Pick<
  AgreementView,
  'title' | 'parties' | 'note' | 'state' | 'startsOn' | 'endsOn' | 'reviewOn'
> & { fileId: string | null; activityId: string | null };

export function useAgreementLabels() {
  const t = usePlanTexts();
  return {
    title: t('agreements.subject'),
    parties: t('agreements.parties'),
    note: t('agreements.note'),
    state: t('agreements.state'),
    startsOn: t('agreements.startsOn'),
    endsOn: t('agreements.endsOn'),
    reviewOn: t('agreements.reviewOn'),
    fileId: t('records.file'),
    activityId: t('records.activity'),
  };
}

interface AgreementFieldsProps {
  form: DraftForm<AgreementValues>;
  known: AgreementView | null;
}

export function AgreementFields({ form, known }: AgreementFieldsProps) {
  const t = usePlanTexts();
  const labels = useAgreementLabels();
  return (
    <>
      <TextInput data-autofocus maxLength={500} label={labels.title} {...form.field('title')} />
      <PartyFields form={form} />
      <div className="k-two">
        <NativeSelect
          label={labels.state}
          value={form.values.state}
          onChange={(event) => form.set('state', AgreementState.parse(event.currentTarget.value))}
          data={AgreementState.options.map((value) => ({ value, label: t(`words.agreementState.${value}`) }))}
        />
        <DateField label={labels.reviewOn} {...form.field('reviewOn')} />
        <DateField label={labels.startsOn} {...form.field('startsOn')} />
        <DateField label={labels.endsOn} {...form.field('endsOn')} />
      </div>
      <Textarea autosize minRows={2} maxLength={10_000} label={labels.note} {...form.field('note')} />
      <FileField
        label={labels.fileId}
        known={known?.file ?? null}
        value={form.values.fileId}
        onChange={(fileId) => form.set('fileId', fileId)}
      />
      <ActivityChoice
        label={labels.activityId}
        known={known?.activity ?? null}
        value={form.values.activityId}
        error={form.errors.activityId}
        onChange={(id) => form.set('activityId', id)}
      />
    </>
  );
}

function PartyFields({ form }: { form: DraftForm<AgreementValues> }) {
  const t = usePlanTexts();
  const partyByName = usePartyByName();
  const { parties } = form.values;
  const put = (at: number, change: Partial<AgreementParty>) =>
    form.set(
      'parties',
      parties.map((one, place) => (place === at ? { ...one, ...change } : one)),
    );
  return (
    <fieldset className="k-fields">
      <legend>{t('agreements.parties')}</legend>
      {parties.map((party, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two parties may be called alike while they are typed.
        <div key={at} className="k-option-edit">
          <div className="k-row">
            <PartyInput
              style={{ flex: 1 }}
              label={t('agreements.partyName', { number: at + 1 })}
              value={party.name}
              error={form.errors[`parties.${at}.name`]}
              onChange={(name) => put(at, { name, partyId: partyByName(name) })}
            />
            <Button
              variant="subtle"
              color="stone"
              size="compact-md"
              aria-label={t('agreements.removeParty', { number: at + 1 })}
              onClick={() =>
                form.set(
                  'parties',
                  parties.filter((_, place) => place !== at),
                )
              }
            >
              <IconTrash size={16} aria-hidden />
            </Button>
          </div>
          <TextInput
            maxLength={500}
            label={t('agreements.partyRole', { number: at + 1 })}
            value={party.role}
            onChange={(event) => put(at, { role: event.currentTarget.value })}
          />
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.set('parties', [...parties, { name: '', partyId: null, role: '' }])}
        >
          {t('agreements.addParty')}
        </Button>
      </div>
    </fieldset>
  );
}
