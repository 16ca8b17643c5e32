import { Button } from '@mantine/core';
import { IconHomePlus } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { readSession } from '#features/identity/contract/session.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { lastOrganisation } from './last-organisation.ts';
import { useMainTexts } from './main-texts.ts';
import { ToSignIn } from './to-sign-in.tsx';

/** `/app`: on to the organisation one was in last, else the first; whoever has none may found one. */
export function Entrance() {
  const t = useMainTexts();
  const session = useEndpointQuery(readSession, {});
  if (session.isPending) return <LoadingScreen />;
  if (session.isError) return <ErrorScreen error={session.error} onRetry={() => void session.refetch()} />;
  const { user, organisations } = session.data;
  if (!user) return <ToSignIn />;
  const slug = organisations.find((one) => one.slug === lastOrganisation())?.slug ?? organisations[0]?.slug;
  if (slug) return <Navigate to={`/${slug}`} replace />;
  return (
    <EmptyScreen
      icon={IconHomePlus}
      title={t('entrance.title')}
      text={t('entrance.text')}
      primary={
        <Button component={AppLink} to="/start">
          {t('entrance.found')}
        </Button>
      }
    />
  );
}
