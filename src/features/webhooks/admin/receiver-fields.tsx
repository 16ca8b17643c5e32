import { Checkbox, ScrollArea, TextInput } from '@mantine/core';
import { useEndpointQuery } from '#ui/api/queries.ts';
import type { DraftForm } from '#ui/form/use-draft-form.ts';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { listEvents } from '../contract/receivers.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

export interface ReceiverValues extends Readonly<Record<string, unknown>> {
  name: string;
  address: string;
  allEvents: boolean;
  families: string[];
}

export function useReceiverLabels() {
  const t = useWebhooksTexts();
  return {
    name: t('form.name'),
    address: t('form.address'),
    allEvents: t('form.allEvents'),
    families: t('form.families'),
  };
}

export function ReceiverFields({ form }: { form: DraftForm<ReceiverValues> }) {
  const t = useWebhooksTexts();
  const labels = useReceiverLabels();
  const allEvents = form.field('allEvents');
  // Kinds that no longer belong to the choice must not travel with it.
  const choose = (all: boolean) => {
    form.set('allEvents', all);
    if (all) form.set('families', []);
  };
  return (
    <>
      <TextInput
        label={labels.name}
        description={t('form.nameHint')}
        required
        maxLength={80}
        data-autofocus
        {...form.field('name')}
      />
      <TextInput
        label={labels.address}
        description={t('form.addressHint')}
        type="url"
        required
        maxLength={2000}
        {...form.field('address')}
      />
      <Checkbox
        label={labels.allEvents}
        checked={allEvents.value}
        error={allEvents.error}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {!allEvents.value && <Families form={form} />}
    </>
  );
}

function Families({ form }: { form: DraftForm<ReceiverValues> }) {
  const t = useWebhooksTexts();
  const labels = useReceiverLabels();
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(listEvents, { params: { organisation: slug } });
  const families = form.field('families');
  if (!query.data) return <LoadingLines />;
  return (
    <Checkbox.Group
      label={labels.families}
      description={t('form.chosen', { count: families.value.length })}
      required
      value={families.value}
      error={families.error}
      onChange={(value) => form.set('families', value)}
    >
      <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: -1 }}>
        <div className="webhooks-families">
          {query.data.families.map(({ family, title }) => (
            <Checkbox key={family} value={family} label={<span className="k-sentence">{title}</span>} />
          ))}
        </div>
      </ScrollArea.Autosize>
    </Checkbox.Group>
  );
}
