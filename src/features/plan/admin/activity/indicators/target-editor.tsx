import { Button, NativeSelect, TextInput } from '@mantine/core';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useSession } from '#ui/session.tsx';
import { targets } from '../../../contract/activity-endpoints.ts';
import type { TargetView } from '../../../contract/plan.ts';
import { Per, TargetKind } from '../../../contract/words.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { TargetForm, valuesOf } from './target-form.ts';

interface TargetEditorProps {
  indicatorId: string | null;
  target: TargetView | null;
  onClose: () => void;
}

/** What is promised: kind, amount, how often, for whom; and what it is compared with. */
export function TargetEditor({ indicatorId, target, onClose }: TargetEditorProps) {
  const t = usePlanTexts();
  const form = useTargetForm({ indicatorId, target, onClose });
  const milestone = form.values.kind === 'milestone';
  const labels = {
    kind: t('activity.target.kind'),
    min: t('activity.target.min'),
    max: t('activity.target.max'),
    unit: t('activity.target.unit'),
    per: t('activity.target.per'),
    each: t('activity.target.each'),
    direction: t('activity.target.direction'),
    baseline: t('activity.target.baseline'),
    baselineOn: t('activity.target.baselineOn'),
  };
  return (
    <QuickLook opened onClose={onClose} title={t(target ? 'activity.target.editTitle' : 'activity.target.addTitle')}>
      <RecordForm
        form={form}
        labels={labels}
        secondary={
          <Button variant="subtle" color="stone" onClick={onClose}>
            {t('activity.target.cancel')}
          </Button>
        }
      >
        <NativeSelect
          data-autofocus
          label={labels.kind}
          {...form.field('kind')}
          data={TargetKind.options.map((value) => ({ value, label: t(`words.targetKind.${value}`) }))}
        />
        {!milestone && (
          <>
            <div className="k-pair">
              <TextInput inputMode="decimal" label={labels.min} {...form.field('min')} />
              <TextInput inputMode="decimal" label={labels.max} {...form.field('max')} />
            </div>
            <TextInput label={labels.unit} description={t('activity.target.unitHint')} {...form.field('unit')} />
            <NativeSelect
              label={labels.per}
              {...form.field('per')}
              data={[
                { value: '', label: t('activity.target.perNone') },
                ...Per.options.map((value) => ({ value, label: t(`words.per.${value}`) })),
              ]}
            />
            <TextInput label={labels.each} description={t('activity.target.eachHint')} {...form.field('each')} />
            <NativeSelect
              label={labels.direction}
              {...form.field('direction')}
              data={[
                { value: 'up', label: t('activity.target.up') },
                { value: 'down', label: t('activity.target.down') },
              ]}
            />
            <div className="k-pair">
              <TextInput inputMode="decimal" label={labels.baseline} {...form.field('baseline')} />
              <DateField label={labels.baselineOn} {...form.field('baselineOn')} />
            </div>
          </>
        )}
      </RecordForm>
    </QuickLook>
  );
}

function useTargetForm({ indicatorId, target, onClose }: TargetEditorProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { slug } = useSession().organisation;
  return useDraftForm({
    draftKey: `${slug}:target:${target?.id ?? `new:${indicatorId}`}`,
    initial: valuesOf(target),
    revision: target?.revision ?? null,
    schema: TargetForm,
    room: 'plan',
    save: async (body, revision) => {
      if (target) {
        const input = {
          params: changes.at({ id: target.id }),
          body: { ...body, revision: revision ?? target.revision },
        };
        await changes.send(targets.change, input, t('activity.target.changed'));
      } else if (indicatorId) {
        await changes.send(targets.add, { params: changes.at({ id: indicatorId }), body }, t('activity.target.added'));
      }
      onClose();
    },
  });
}
