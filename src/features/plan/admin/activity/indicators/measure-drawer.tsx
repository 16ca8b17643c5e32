import { Autocomplete, Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { type DraftForm, useDraftForm } from '#ui/form/use-draft-form.ts';
import { FileDrop } from '#ui/parts/file-drop.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { measurements } from '../../../contract/activity-endpoints.ts';
import type { MeasurementView, TargetView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { SendingFile } from '../evidence/sending-file.tsx';
import { evidenceKinds, mostBytes, useUpload } from '../evidence/use-upload.ts';
import { bodyOf, MeasureForm } from './measure-form.ts';
import { useGoal } from './target-goal.ts';

interface MeasureDrawerProps {
  target: TargetView;
  /** The one to correct; null for a new figure. */
  measurement: MeasurementView | null;
  part: string | null;
  onClose: () => void;
}

interface Values extends Readonly<Record<string, unknown>> {
  value: string;
  measuredOn: string;
  part: string;
  note: string;
  breaksSeries: boolean;
  url: string;
}

/** A figure with its day and its evidence; of a milestone only that it is met, since when, and what shows it. */
export function MeasureDrawer(props: MeasureDrawerProps) {
  const t = usePlanTexts();
  const goal = useGoal()(props.target);
  const [files, setFiles] = useState<readonly File[]>([]);
  const { upload, sending } = useUpload();
  const form = useMeasureForm(props, files, upload);
  const milestone = props.target.kind === 'milestone';
  const title = props.measurement
    ? t('activity.measure.correctTitle')
    : t(milestone ? 'activity.measure.confirmTitle' : 'activity.measure.title');
  const labels = {
    value: t('activity.measure.value'),
    measuredOn: t(milestone ? 'activity.measure.metOn' : 'activity.measure.date'),
    part: t('activity.measure.part'),
    note: t('activity.measure.note'),
    breaksSeries: t('activity.measure.breaks'),
    url: t('activity.measure.link'),
  };
  return (
    <QuickLook opened onClose={props.onClose} title={title}>
      {!milestone && <p className="k-soft k-sentence">{t('activity.target.goal', { goal })}</p>}
      <RecordForm
        form={form}
        labels={labels}
        saveLabel={t(milestone && !props.measurement ? 'activity.measure.confirm' : 'activity.measure.save')}
        secondary={
          <Button variant="subtle" color="stone" onClick={props.onClose}>
            {t('activity.measure.cancel')}
          </Button>
        }
      >
        {!milestone && <FigureFields form={form} target={props.target} labels={labels} />}
        <DateField
          label={labels.measuredOn}
          {...form.field('measuredOn')}
          {...(milestone ? { 'data-autofocus': true } : {})}
        />
        <Textarea autosize minRows={2} label={labels.note} {...form.field('note')} />
        {!milestone && (
          <Checkbox
            label={labels.breaksSeries}
            description={t('activity.measure.breaksHint')}
            checked={form.values.breaksSeries}
            onChange={(event) => form.set('breaksSeries', event.currentTarget.checked)}
          />
        )}
        {!props.measurement && (
          <fieldset className="k-fieldset">
            <legend>{t('activity.measure.evidence')}</legend>
            <FileDrop
              label={t('activity.measure.file')}
              files={files}
              onChange={setFiles}
              kinds={evidenceKinds}
              maxBytes={mostBytes}
            />
            <TextInput type="url" inputMode="url" label={labels.url} {...form.field('url')} />
          </fieldset>
        )}
        {sending && <SendingFile sending={sending} />}
      </RecordForm>
    </QuickLook>
  );
}

interface FigureFieldsProps {
  form: DraftForm<Values>;
  target: TargetView;
  labels: Readonly<Record<keyof Values, string>>;
}

function FigureFields({ form, target, labels }: FigureFieldsProps) {
  const t = usePlanTexts();
  const growth = target.kind === 'growth';
  const known = [...new Set(target.measurements.flatMap((one) => one.part ?? []))];
  return (
    <>
      <TextInput
        data-autofocus
        inputMode="decimal"
        label={target.unit && !growth ? t('activity.measure.valueUnit', { unit: target.unit }) : labels.value}
        description={growth ? t('activity.measure.growthHint') : undefined}
        {...form.field('value')}
      />
      {(target.each !== null || known.length > 0) && (
        <Autocomplete
          label={labels.part}
          description={t('activity.measure.partHint')}
          data={known}
          {...form.field('part')}
        />
      )}
    </>
  );
}

function useMeasureForm(
  { target, measurement, part, onClose }: MeasureDrawerProps,
  files: readonly File[],
  upload: ReturnType<typeof useUpload>['upload'],
) {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  const { slug } = useSession().organisation;
  const milestone = target.kind === 'milestone';
  const initial: Values = {
    value: measurement
      ? String(measurement.value).replace('.', ',')
      : milestone || target.kind === 'cadence'
        ? '1'
        : '',
    measuredOn: measurement?.measuredOn ?? format.today(),
    part: measurement?.part ?? part ?? '',
    note: measurement?.note ?? '',
    breaksSeries: measurement?.breaksSeries ?? false,
    url: '',
  };
  return useDraftForm({
    draftKey: `${slug}:measure:${measurement?.id ?? target.id}`,
    initial,
    revision: measurement?.revision ?? null,
    schema: MeasureForm,
    room: 'plan',
    save: async (given, revision) => {
      const body = bodyOf(given);
      if (measurement) {
        const input = {
          params: changes.at({ id: measurement.id }),
          body: { ...body, revision: revision ?? measurement.revision },
        };
        await changes.send(measurements.change, input, t('activity.measure.corrected'));
      } else {
        const [file] = files;
        const fileId = file ? (await upload(file)).id : undefined;
        const evidence = { ...(fileId ? { fileId } : {}), ...(given.url ? { url: given.url } : {}) };
        const said = milestone
          ? t('activity.measure.confirmed')
          : t('activity.measure.saved', { value: format.number(given.value) });
        await changes.send(
          measurements.add,
          {
            params: changes.at({ id: target.id }),
            body: { ...body, ...(Object.keys(evidence).length > 0 ? { evidence } : {}) },
          },
          said,
        );
      }
      onClose();
    },
  });
}
