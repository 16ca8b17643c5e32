import { type AnyRoute, createRootRoute, createRoute, createRouter, Outlet, useRouter } from '@tanstack/react-router';
import { ApiError } from '#ui/api/errors.ts';
import { parseSearch, stringifySearch } from '#ui/navigation/address.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import type { ScreenSet } from '#ui/screens.ts';
import { Entrance } from './entrance.tsx';
import { Home } from './home.tsx';
import { Workspace } from './workspace.tsx';

/** `/app/` finds the organisation, `/app/<slug>/…` is the workspace, everything outside it (signing in) has no shell. */
export function createAppRouter(screenSets: readonly ScreenSet[]) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Failure });
  const organisation = createRoute({
    getParentRoute: () => root,
    path: '$organisation',
    component: () => <Workspace screenSets={screenSets} />,
  });
  const entrance = createRoute({ getParentRoute: () => root, path: '/', component: Entrance });
  const home = createRoute({
    getParentRoute: () => organisation,
    path: '/',
    component: () => <Home screenSets={screenSets} />,
  });
  const inside: AnyRoute[] = screenSets.flatMap((set) => set.routes?.(organisation) ?? []);
  const outside: AnyRoute[] = screenSets.flatMap((set) => set.outside?.(root) ?? []);
  return createRouter({
    routeTree: root.addChildren([entrance, ...outside, organisation.addChildren([home, ...inside])]),
    basepath: '/app',
    parseSearch,
    stringifySearch,
    trailingSlash: 'never',
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
  });
}

function NotFound() {
  return <ErrorScreen error={new ApiError({ status: 404, code: 'page_not_found', message: '' })} />;
}

function Failure({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorScreen error={error} onRetry={retry} />;
}
