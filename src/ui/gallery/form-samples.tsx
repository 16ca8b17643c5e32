import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { ApiError } from '../api/errors.ts';
import { DateField } from '../form/date-field.tsx';
import { RecordForm } from '../form/record-form.tsx';
import { useDraftForm } from '../form/use-draft-form.ts';
import { FileDrop } from '../parts/file-drop.tsx';
import { Section } from '../parts/section.tsx';
import { Page } from '../shell/page.tsx';

const Body = z.object({
  title: z.string().min(1).max(40),
  email: z.email(),
  due: z.iso.date().nullable(),
  note: z.string(),
});
const initial = { title: 'Külapood', email: '', due: null as string | null, note: '' };
const labels = { title: 'Pealkiri', email: 'E-post', due: 'Tähtaeg', note: 'Märkus' };

export function FormSamples() {
  const [files, setFiles] = useState<readonly File[]>([]);
  const form = useDraftForm({
    draftKey: 'naide:book:1',
    initial,
    revision: 3,
    schema: Body,
    room: 'ui',
    save: async (body, revision) => {
      if (body.title !== 'Keegi teine' || revision !== 3) return;
      const values = { ...initial, title: 'Vahepeal muudetud', note: 'Lisatud märkus' };
      throw new ApiError({ status: 409, code: 'edited_meanwhile', message: '', detail: { revision: 4, values } });
    },
  });
  return (
    <Page title="Muuda raamatut" trail={[{ label: 'Raamatud', to: 'lists' }]} width="reading">
      <Section title="Andmed">
        <RecordForm form={form} labels={labels}>
          <TextInput label={labels.title} required {...form.field('title')} />
          <TextInput label={labels.email} description="Sellele tuleb meeldetuletus." {...form.field('email')} />
          <DateField label={labels.due} {...form.field('due')} />
          <Textarea label={labels.note} autosize minRows={3} {...form.field('note')} />
        </RecordForm>
      </Section>
      <FileDrop
        label="Too raamatute nimekiri"
        files={files}
        onChange={setFiles}
        kinds={['.docx', '.xlsx', '.csv']}
        maxBytes={20_000_000}
      />
    </Page>
  );
}
