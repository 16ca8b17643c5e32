import { IconHome } from '@tabler/icons-react';
import { Outlet, useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readSession } from '#features/identity/contract/session.ts';
import { leaveSession } from '#ui/api/client.ts';
import { ApiError } from '#ui/api/errors.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import type { CommandSource } from '#ui/commands/source.ts';
import { fits } from '#ui/commands/use-commands.ts';
import { clearDrafts } from '#ui/form/drafts.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import type { ScreenSet } from '#ui/screens.ts';
import { SessionProvider, useSession } from '#ui/session.tsx';
import { Shell } from '#ui/shell/shell.tsx';
import type { RailGroup, RailItem } from '#ui/shell/shell-props.ts';
import { rememberOrganisation } from './last-organisation.ts';
import { useMainTexts } from './main-texts.ts';
import { recordSearch } from './record-search.ts';
import { signOutAddress } from './session.ts';
import { ToSecondFactor } from './to-second-factor.tsx';
import { ToSignIn } from './to-sign-in.tsx';

const groupKeys = ['plan', 'people', 'content', 'channels', 'involvement', 'monitoring', 'settings'] as const;

export function Workspace({ screenSets }: { screenSets: readonly ScreenSet[] }) {
  const { organisation: slug = '' } = useParams({ strict: false }) as { organisation?: string };
  const session = useEndpointQuery(readSession, {});
  useEffect(() => rememberOrganisation(slug), [slug]);
  if (session.isPending) return <LoadingScreen />;
  if (session.isError) return <ErrorScreen error={session.error} onRetry={() => void session.refetch()} />;
  const { user, organisations } = session.data;
  if (!user) return <ToSignIn />;
  const organisation = organisations.find((one) => one.slug === slug);
  // A foreign organisation looks the same as none.
  if (!organisation) return <ErrorScreen error={new ApiError({ status: 404, code: 'page_not_found', message: '' })} />;
  if (organisation.secondFactorNeeded) return <ToSecondFactor />;
  return (
    <SessionProvider data={{ user, organisations }} organisation={organisation}>
      <WorkspaceShell screenSets={screenSets} />
    </SessionProvider>
  );
}

function WorkspaceShell({ screenSets }: { screenSets: readonly ScreenSet[] }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { groups, phone } = useRail(screenSets);
  const create = screenSets.flatMap((set) =>
    (set.create ?? [])
      .filter((item) => may(item.permission))
      .map((item) => ({ ...item, label: t(`${set.room}:${item.key}`) })),
  );
  const commands = usePageCommands(screenSets, groups, create);
  return (
    <Shell
      groups={groups}
      phone={phone}
      create={create}
      commands={commands}
      topBar={screenSets.map((set) => set.topBar && <set.topBar key={set.room} />)}
      banner={screenSets.map((set) => set.banner && <set.banner key={set.room} />)}
      onSignOut={() => void signOut()}
    >
      <Suspense fallback={<LoadingScreen />}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}

function useRail(screenSets: readonly ScreenSet[]): { groups: RailGroup[]; phone: RailItem[] } {
  const { t, i18n } = useTranslation();
  const main = useMainTexts();
  const { may } = useSession();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the labels change with the language.
  return useMemo(() => {
    const home: RailItem = { key: 'home', label: main('home.title'), icon: IconHome, path: '' };
    const allowed = screenSets.flatMap((set) =>
      set.navigation
        .filter((item) => may(item.permission))
        .map((item) => ({
          ...item,
          key: `${set.room}.${item.key}`,
          label: t(`${set.room}:${item.key}`),
          badge: item.badge ? <item.badge /> : undefined,
        })),
    );
    const groups = groupKeys.map((key) => ({
      key,
      label: main(`group.${key}`),
      items: allowed.filter((item) => item.group === key).sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
    }));
    const phone = allowed.filter((item) => item.phone !== undefined).sort((a, b) => (a.phone ?? 0) - (b.phone ?? 0));
    return { groups: [{ key: 'top', label: null, items: [home] }, ...groups], phone: [home, ...phone].slice(0, 5) };
  }, [screenSets, may, i18n.language]);
}

/** Pages and "create" are findable as they stand in the rail; what the rooms search comes before them. */
function usePageCommands(
  screenSets: readonly ScreenSet[],
  groups: readonly RailGroup[],
  create: readonly { key: string; label: string; icon: RailItem['icon']; path: string }[],
): readonly CommandSource[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `create` follows from the same things as the groups.
  return useMemo(() => {
    const pages = groups.flatMap((group) =>
      group.items.map(({ key, label, icon, path }) => ({
        id: `page-${key}`,
        label,
        icon,
        path,
        ...(group.label ? { hint: group.label } : {}),
      })),
    );
    const actions = create.map(({ key, label, icon, path }) => ({ id: `create-${key}`, label, icon, path }));
    return [
      recordSearch,
      ...screenSets.flatMap((set) => set.commands ?? []),
      {
        id: 'actions',
        heading: 'ui:palette.actions',
        find: (words) => actions.filter((one) => fits(one.label, words)),
      },
      { id: 'pages', heading: 'ui:palette.pages', find: (words) => pages.filter((one) => fits(one.label, words)) },
    ];
  }, [screenSets, groups]);
}

async function signOut(): Promise<void> {
  await leaveSession(signOutAddress);
  // The next person at this machine shall not find what this one was writing.
  clearDrafts();
  location.assign('/app/sign-in');
}
