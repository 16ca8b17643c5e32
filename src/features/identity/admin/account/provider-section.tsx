import { Button } from '@mantine/core';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { beginProviderLink, describeSignIn, unlinkProvider } from '../../contract/sign-in.ts';
import { useIdentityTexts } from '../identity-texts.ts';

export function ProviderSection({ provider }: { provider: { name: string; linked: boolean } }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const link = useEndpointMutation(beginProviderLink, { onDone: ({ address }) => location.assign(address) });
  const unlink = useEndpointMutation(unlinkProvider, { refreshes: [describeSignIn] });
  const run = async () => {
    if (!provider.linked) return void (await link.mutateAsync({ body: { next: location.pathname } }));
    await unlink.mutateAsync({});
    toasts.notice(t('account.providerUnlinkedDone'));
  };
  const words = { provider: provider.name };
  return (
    <Section title={t('account.provider')}>
      <div className="identity-lines">
        <p className="k-soft">
          {provider.linked ? t('account.providerLinked', words) : t('account.providerUnlinked', words)}
        </p>
        <div>
          <Button
            variant="default"
            loading={link.isPending || unlink.isPending}
            onClick={() => void run().catch(toasts.failure)}
          >
            {t(provider.linked ? 'account.providerUnlink' : 'account.providerLink')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
