import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { findPersonalData, type HeldData } from '../../contract/personal-data.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import { Erasure } from './erasure.tsx';
import '../account/things.css';

/** For owners: what is held of one person, to hand it over or to erase it. */
export function PersonalDataScreen() {
  const t = useIdentityTexts();
  const [typed, setTyped] = useState('');
  const [email, setEmail] = useState<string | null>(null);
  const find = (event: FormEvent) => {
    event.preventDefault();
    setEmail(typed.trim().toLowerCase() || null);
  };
  return (
    <Page title={t('personalDataScreen.title')} width="reading">
      <Section title={t('personalDataScreen.person')}>
        <form className="identity-lines" onSubmit={find}>
          <p className="k-soft">{t('personalDataScreen.why')}</p>
          <TextInput
            type="email"
            required
            autoComplete="off"
            label={t('personalDataScreen.email')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div>
            <Button type="submit">{t('personalDataScreen.find')}</Button>
          </div>
        </form>
      </Section>
      {email !== null && <Found key={email} email={email} />}
    </Page>
  );
}

function Found({ email }: { email: string }) {
  const t = useIdentityTexts();
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(findPersonalData, { params: { organisation: slug }, query: { email } });
  if (query.error) return <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const { person, held } = query.data;
  const some = held.filter((one) => one.records > 0);
  const file = `/api/v1/organisations/${slug}/personal-data/export?email=${encodeURIComponent(email)}`;
  return (
    <>
      <Section title={person.name ?? person.email} note={person.name ? person.email : undefined}>
        <div className="identity-lines">
          {some.length === 0 ? <p>{t('personalDataScreen.nothing')}</p> : <HeldList held={some} />}
          {some.length > 0 && (
            <div>
              <Button component="a" href={file} download variant="default">
                {t('personalDataScreen.download')}
              </Button>
            </div>
          )}
        </div>
      </Section>
      {some.length > 0 && <Erasure email={person.email} onErased={() => void query.refetch()} />}
    </>
  );
}

function HeldList({ held }: { held: readonly HeldData[] }) {
  const t = useIdentityTexts();
  return (
    <dl className="identity-held">
      {held.map((one) => (
        <div key={`${one.room} ${one.title}`}>
          <dt>
            {one.title} <span className="k-soft">{t('personalDataScreen.records', { count: one.records })}</span>
          </dt>
          <dd className="k-soft">{one.basis}</dd>
        </div>
      ))}
    </dl>
  );
}
