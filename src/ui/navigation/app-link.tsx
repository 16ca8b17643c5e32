import { Link, useNavigate } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ComponentType, Ref } from 'react';
import { useSessionIfAny } from '../session.tsx';

export interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Below the organisation (`plan/activities`), or from the workspace's root with a leading slash (`/sign-in`). */
  to: string;
  search?: Readonly<Record<string, string>> | undefined;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link within the workspace. Works as `component` of Mantine's buttons: `<Button component={AppLink} to="plan">`. */
export function AppLink({ to, search, ...rest }: AppLinkProps) {
  const resolve = usePathInOrganisation();
  return <PlainLink to={resolve(to)} search={search ?? {}} activeOptions={exactly} {...rest} />;
}

// The router's own types know one fixed tree; ours is put together from rooms that do not know each other.
const PlainLink = Link as unknown as ComponentType<AppLinkProps & { activeOptions: typeof exactly }>;

// The router would call the home page current on every page below it.
const exactly = { exact: true, includeSearch: false } as const;

export function usePathInOrganisation(): (to: string) => string {
  const organisation = useSessionIfAny()?.organisation.slug;
  return (to) => {
    if (to.startsWith('/')) return to;
    return organisation ? `/${organisation}/${to}`.replace(/\/$/, '') : `/${to}`;
  };
}

/** Goes to a place named as in AppLink. */
export function useGo(): (to: string, search?: Readonly<Record<string, string>>) => void {
  const navigate = useNavigate();
  const resolve = usePathInOrganisation();
  return (to, search) => void navigate({ to: resolve(to), search: (search ?? {}) as never });
}
