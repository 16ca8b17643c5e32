import { NativeSelect, TextInput } from '@mantine/core';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { rhythms } from '../contract/endpoints.ts';
import { NewMark, type RhythmView } from '../contract/rhythm.ts';
import { useRhythmsTexts } from './rhythms-texts.ts';
import { useChanges } from './use-changes.ts';

/** Done, said by hand: where no record of a room says so. */
export function MarkDrawer({ rhythm, onClose }: { rhythm: RhythmView; onClose: () => void }) {
  const t = useRhythmsTexts();
  const format = useFormat();
  const changes = useChanges();
  const { slug } = useSession().organisation;
  const parts = rhythm.rule.each?.parts ?? null;
  const form = useDraftForm({
    draftKey: `${slug}:rhythm-mark:${rhythm.id}`,
    initial: { part: parts ? (rhythm.missing[0] ?? parts[0] ?? null) : null, doneOn: format.today(), note: '' },
    revision: null,
    schema: NewMark,
    room: 'rhythms',
    save: async (body) => {
      await changes.send(rhythms.mark, { params: changes.at({ id: rhythm.id }), body }, t('said.marked'));
      onClose();
    },
  });
  const labels = { part: t('mark.part'), doneOn: t('mark.day'), note: t('mark.note') };
  return (
    <QuickLook opened onClose={onClose} title={t('mark.title')}>
      <RecordForm form={form} labels={labels} saveLabel={t('mark.save')}>
        {parts && (
          <NativeSelect
            label={labels.part}
            value={form.values.part ?? ''}
            error={form.errors.part}
            onChange={(event) => form.set('part', event.currentTarget.value)}
            data={[...parts]}
          />
        )}
        <DateField label={labels.doneOn} {...form.field('doneOn')} />
        <TextInput label={labels.note} data-autofocus {...form.field('note')} />
      </RecordForm>
    </QuickLook>
  );
}
