import { Button } from '@mantine/core';
import { IconHistory, IconPencil, IconTrash } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page, type PageAction } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { AgreementForm, type AgreementPage, type AgreementView, agreements } from '../../contract/agreements.ts';
import { Cancel } from '../decisions/decide-drawer.tsx';
import { HistoryDrawer } from '../history/history-drawer.tsx';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { Details } from '../records/details.tsx';
import { FileLink } from '../records/file-field.tsx';
import { PlaceLine } from '../records/place-line.tsx';
import { RecordThread } from '../thread/record-thread.tsx';
import { AgreementBadge } from './agreement-badge.tsx';
import { AgreementFields, type AgreementValues, useAgreementLabels } from './agreement-form.tsx';
import '../activity/activity.css';

export function AgreementScreen() {
  const { agreement: id = '' } = useParams({ strict: false }) as { agreement?: string };
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(agreements.read, { params: { organisation: slug, id } });
  if (query.data) return <OneAgreement key={id} page={query.data} />;
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingScreen />;
}

function OneAgreement({ page: { agreement, comments } }: { page: AgreementPage }) {
  const t = usePlanTexts();
  const { params, change } = useAddress();
  const { may } = agreement;
  const more = useActions(agreement);
  return (
    <Page
      rail={places.agreements}
      title={agreement.title}
      trail={[{ label: t('agreements.title'), to: places.agreements }]}
      badge={<AgreementBadge agreement={agreement} />}
      summary={<PlaceLine activity={agreement.activity} step={agreement.step} />}
      primary={
        may.edit ? (
          <Button leftSection={<IconPencil size={18} aria-hidden />} onClick={() => change({ act: 'edit' })}>
            {t('records.edit')}
          </Button>
        ) : undefined
      }
      more={more}
      aside={<AgreementDetails agreement={agreement} />}
    >
      <Section title={t('agreements.parties')}>
        {agreement.parties.length === 0 && <p className="k-soft">{t('agreements.noParties')}</p>}
        <ul className="k-activity-rows">
          {agreement.parties.map((party) => (
            <li key={`${party.name} ${party.role}`}>
              <div>
                <strong>{party.name}</strong>
                {party.role !== '' && <div className="k-record-text">{party.role}</div>}
              </div>
            </li>
          ))}
        </ul>
      </Section>
      {agreement.note !== '' && (
        <Section title={t('agreements.note')}>
          <p className="k-record-text">{agreement.note}</p>
        </Section>
      )}
      <RecordThread subject={{ kind: 'agreement', id: agreement.id }} comments={comments} mayComment={may.comment} />
      {may.edit && params.act === 'edit' && (
        <EditAgreement agreement={agreement} onClose={() => change({ act: null })} />
      )}
      <HistoryDrawer
        of={{ kind: 'agreement', id: agreement.id }}
        opened={params.history === '1'}
        onClose={() => change({ history: null })}
        mayUndo={may.edit}
      />
    </Page>
  );
}

function useActions(agreement: AgreementView): PageAction[] {
  const t = usePlanTexts();
  const go = useGo();
  const changes = useChanges();
  const { change } = useAddress();
  const remove = async () => {
    const input = { params: changes.at({ id: agreement.id }), query: { revision: agreement.revision } };
    if (await changes.attempt(agreements.remove, input, t('agreements.removed'))) go(places.agreements);
  };
  const gone = { label: t('records.remove'), icon: IconTrash, danger: true, onSelect: () => void remove() };
  return [
    { label: t('records.history'), icon: IconHistory, onSelect: () => change({ history: '1' }) },
    ...(agreement.may.edit ? [gone] : []),
  ];
}

function AgreementDetails({ agreement }: { agreement: AgreementView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { startsOn, endsOn, reviewOn, file } = agreement;
  return (
    <Details
      lines={[
        { label: t('agreements.startsOn'), value: startsOn && format.day(startsOn) },
        { label: t('agreements.endsOn'), value: endsOn ? format.day(endsOn) : startsOn && t('agreements.openEnd') },
        { label: t('agreements.reviewOn'), value: reviewOn && format.day(reviewOn) },
        { label: t('records.file'), value: file && <FileLink file={file} /> },
        { label: t('records.author'), value: `${agreement.author}, ${format.day(agreement.createdAt)}` },
      ]}
    />
  );
}

function EditAgreement({ agreement, onClose }: { agreement: AgreementView; onClose: () => void }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const params = changes.at({ id: agreement.id });
  const { title, parties, note, state, startsOn, endsOn, reviewOn, file, activity } = agreement;
  const initial: AgreementValues = {
    ...{ title, parties, note, state, startsOn, endsOn, reviewOn },
    fileId: file?.id ?? null,
    activityId: activity?.id ?? null,
  };
  const form = useDraftForm({
    draftKey: `${params.organisation}:agreement:${agreement.id}`,
    initial,
    revision: agreement.revision,
    schema: AgreementForm,
    room: 'plan',
    save: async (body, revision) => {
      const input = { params, body: { ...body, revision: revision ?? agreement.revision } };
      await changes.send(agreements.change, input, t('agreements.changed'));
      onClose();
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={t('agreements.editTitle')}>
      <RecordForm form={form} labels={useAgreementLabels()} secondary={<Cancel onClose={onClose} />}>
        <AgreementFields form={form} known={agreement} />
      </RecordForm>
    </QuickLook>
  );
}
