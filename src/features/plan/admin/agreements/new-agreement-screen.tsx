import { Button } from '@mantine/core';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Page } from '#ui/shell/page.tsx';
import { agreements, NewAgreement } from '../../contract/agreements.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { PlaceLine } from '../records/place-line.tsx';
import { useBegunFrom } from '../records/use-begun-from.ts';
import { AgreementFields, type AgreementValues, useAgreementLabels } from './agreement-form.tsx';

export function NewAgreementScreen() {
  const from = useBegunFrom();
  return from.loading ? <LoadingScreen /> : <NewAgreementForm from={from} />;
}

function NewAgreementForm({ from }: { from: ReturnType<typeof useBegunFrom> }) {
  const t = usePlanTexts();
  const go = useGo();
  const changes = useChanges();
  const { params: query } = useAddress();
  const params = changes.at({});
  const initial: AgreementValues = {
    title: from.step?.text.slice(0, 500) ?? '',
    parties: [{ name: '', partyId: null, role: '' }],
    note: '',
    state: 'draft',
    startsOn: null,
    endsOn: null,
    reviewOn: null,
    fileId: null,
    activityId: from.activity?.id ?? null,
  };
  const form = useDraftForm({
    draftKey: `${params.organisation}:agreement:new:${query.step ?? query.activity ?? ''}`,
    initial,
    revision: null,
    schema: NewAgreement,
    room: 'plan',
    save: async (body) => {
      const stepId = body.activityId === from.activity?.id ? (from.step?.id ?? null) : null;
      const { id } = await changes.send(agreements.add, { params, body: { ...body, stepId } }, t('agreements.created'));
      go(places.agreement(id));
    },
  });
  return (
    <Page
      rail={places.agreements}
      width="reading"
      title={t('agreements.new')}
      trail={[{ label: t('agreements.title'), to: places.agreements }]}
      summary={from.activity && <PlaceLine activity={from.activity} step={from.step} />}
    >
      <RecordForm
        form={form}
        labels={useAgreementLabels()}
        saveLabel={t('agreements.create')}
        secondary={
          <Button
            variant="subtle"
            color="stone"
            component={AppLink}
            to={from.activity ? places.activity(from.activity.id) : places.agreements}
          >
            {t('records.cancel')}
          </Button>
        }
      >
        <AgreementFields form={form} known={null} />
      </RecordForm>
    </Page>
  );
}
