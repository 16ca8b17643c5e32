import { useEndpointQuery } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { describeSignIn } from '../../contract/sign-in.ts';
import { PasskeysSection } from './passkeys-section.tsx';
import { ProviderSection } from './provider-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import './things.css';

/** How one signs in, and where one is signed in. */
export function SignInSections() {
  const query = useEndpointQuery(describeSignIn, {});
  if (query.error && !query.data) return <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const { passkeys, secondFactor, provider, sessions } = query.data;
  return (
    <>
      <PasskeysSection passkeys={passkeys} />
      <SecondFactorSection factor={secondFactor} />
      {provider && <ProviderSection provider={provider} />}
      <SessionsSection sessions={sessions} />
    </>
  );
}
