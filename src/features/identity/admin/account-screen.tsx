import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { changeProfile, ProfileChange, readSession, type SessionAnswer } from '../contract/session.ts';
import { SignInSections } from './account/sign-in-sections.tsx';
import { useIdentityTexts } from './identity-texts.ts';
import { useLanguageOptions } from './language-options.ts';
import { PasswordSection } from './password-section.tsx';

type User = NonNullable<SessionAnswer['user']>;

export function AccountScreen() {
  const t = useIdentityTexts();
  const query = useEndpointQuery(readSession, {});
  const user = query.data?.user;
  if (query.error && !user) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  if (!user) return <LoadingScreen />;
  return (
    <Page title={t('account.title')} width="reading">
      <Section title={t('account.profile')}>
        <ProfileForm user={user} />
      </Section>
      <PasswordSection email={user.email} hasPassword={user.hasPassword} />
      <SignInSections />
      <OwnData />
    </Page>
  );
}

function OwnData() {
  const t = useIdentityTexts();
  const { slug } = useSession().organisation;
  return (
    <Section title={t('personalDataScreen.title')}>
      <Button component="a" href={`/api/v1/organisations/${slug}/personal-data/own`} download variant="default">
        {t('personalDataScreen.own')}
      </Button>
    </Section>
  );
}

const Change = ProfileChange.required();

function ProfileForm({ user }: { user: User }) {
  const t = useIdentityTexts();
  const options = useLanguageOptions();
  const { changeLanguage } = useLanguage();
  const change = useEndpointMutation(changeProfile, {
    refreshes: [readSession],
    onDone: (reply) => void (reply.user && changeLanguage(reply.user.language)),
  });
  const form = useDraftForm({
    draftKey: `account:${user.id}`,
    initial: { name: user.name, language: user.language },
    revision: null,
    schema: Change,
    room: 'identity',
    save: (body) => change.mutateAsync({ body }),
  });
  const labels = { name: t('account.name'), language: t('account.language') };
  return (
    <RecordForm form={form} labels={labels}>
      <TextInput label={labels.name} required maxLength={120} autoComplete="name" {...form.field('name')} />
      <TextInput label={t('account.email')} value={user.email} readOnly variant="filled" />
      <NativeSelect label={labels.language} data={options} {...form.field('language')} />
    </RecordForm>
  );
}
