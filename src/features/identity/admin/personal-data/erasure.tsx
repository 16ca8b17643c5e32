import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { listMembers } from '../../contract/members.ts';
import { erasePersonalData } from '../../contract/personal-data.ts';
import { useIdentityTexts } from '../identity-texts.ts';

/** The one act here that nothing brings back, so the address is typed once more. */
export function Erasure({ email, onErased }: { email: string; onErased: () => void }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [typed, setTyped] = useState('');
  const erase = useEndpointMutation(erasePersonalData, { refreshes: [listMembers] });
  const run = async (event: FormEvent) => {
    event.preventDefault();
    const { erased } = await erase.mutateAsync({
      params: { organisation: slug },
      body: { email, confirmation: typed.trim().toLowerCase() },
    });
    toasts.notice(t('personalDataScreen.erased', { count: erased.reduce((sum, one) => sum + one.records, 0) }));
    onErased();
  };
  return (
    <Section title={t('personalDataScreen.erase')}>
      <form className="identity-lines" onSubmit={(event) => void run(event).catch(() => undefined)}>
        <p>{t('personalDataScreen.eraseMeans')}</p>
        <TextInput
          required
          autoComplete="off"
          label={t('personalDataScreen.confirm', { email })}
          value={typed}
          error={erase.error?.message}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" color="berry" variant="outline" loading={erase.isPending}>
            {t('personalDataScreen.eraseNow')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
