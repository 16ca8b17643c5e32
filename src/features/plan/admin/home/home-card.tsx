import type { ReactNode } from 'react';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import type { HomeView } from '../../contract/screens.ts';
import { useHome } from './use-home.ts';

/** Waits and fails in the place of one card, so that the others stand. */
export function HomeCardBody({ children }: { children: (view: HomeView) => ReactNode }) {
  const home = useHome();
  if (home.isPending) return <LoadingLines />;
  if (home.isError) return <ErrorScreen small error={home.error} onRetry={() => void home.refetch()} />;
  return children(home.data);
}
