import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import {
  changeOrganisation,
  type Organisation,
  OrganisationChange,
  readOrganisation,
} from '../contract/organisations.ts';
import { readSession } from '../contract/session.ts';
import { useIdentityTexts } from './identity-texts.ts';
import { useLanguageOptions } from './language-options.ts';
import { TransferSection } from './ownership/transfer-section.tsx';
import './facts.css';

export function OrganisationScreen() {
  const t = useIdentityTexts();
  const { organisation, may } = useSession();
  const query = useEndpointQuery(readOrganisation, { params: { organisation: organisation.slug } });
  return (
    <Page title={t('organisation.title')} width="reading">
      <Section title={organisation.name}>
        {query.error && !query.data && <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <LoadingLines />}
        {query.data &&
          (may('identity.settings-manage') ? (
            <SettingsForm settings={query.data} />
          ) : (
            <Settings settings={query.data} />
          ))}
      </Section>
      {may('identity.members-manage') && <TransferSection />}
    </Page>
  );
}

const Change = OrganisationChange.omit({ revision: true }).required();

function SettingsForm({ settings }: { settings: Organisation }) {
  const t = useIdentityTexts();
  const languages = useLanguageOptions();
  const change = useEndpointMutation(changeOrganisation, { refreshes: [readOrganisation, readSession] });
  const { name, language, region, secondFactorRequired, slug, revision } = settings;
  const form = useDraftForm({
    draftKey: `${slug}:organisation`,
    initial: { name, language, region, secondFactorRequired },
    revision,
    schema: Change,
    room: 'identity',
    save: (body, onTopOf) =>
      change.mutateAsync({ params: { organisation: slug }, body: { ...body, revision: onTopOf ?? revision } }),
  });
  const labels = {
    name: t('organisation.name'),
    language: t('organisation.language'),
    region: t('organisation.region'),
    secondFactorRequired: t('organisation.secondFactor'),
  };
  const required = form.field('secondFactorRequired');
  return (
    <RecordForm form={form} labels={labels}>
      <TextInput label={labels.name} required maxLength={120} {...form.field('name')} />
      <NativeSelect label={labels.language} data={languages} {...form.field('language')} />
      <TextInput label={labels.region} required maxLength={120} {...form.field('region')} />
      <Checkbox
        label={labels.secondFactorRequired}
        description={t('organisation.secondFactorHint')}
        checked={required.value}
        error={required.error}
        onChange={(event) => form.set('secondFactorRequired', event.currentTarget.checked)}
      />
    </RecordForm>
  );
}

function Settings({ settings }: { settings: Organisation }) {
  const t = useIdentityTexts();
  return (
    <>
      <dl className="identity-facts">
        <dt>{t('organisation.name')}</dt>
        <dd>{settings.name}</dd>
        <dt>{t('organisation.language')}</dt>
        <dd>{t(`languages.${settings.language}`)}</dd>
        <dt>{t('organisation.region')}</dt>
        <dd>{settings.region}</dd>
        <dt>{t('organisation.secondFactor')}</dt>
        <dd>{t(settings.secondFactorRequired ? 'organisation.yes' : 'organisation.no')}</dd>
      </dl>
      <p className="k-soft">{t('organisation.readOnly')}</p>
    </>
  );
}
