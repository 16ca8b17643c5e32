import { createContext, type ReactNode, useContext } from 'react';

export interface SessionOrganisation {
  slug: string;
  name: string;
  role: string;
  permissions: readonly string[];
  demo: boolean;
}
export interface SessionData {
  user: { id: string; name: string; email: string; language: string };
  organisations: readonly SessionOrganisation[];
}
export interface Session extends SessionData {
  organisation: SessionOrganisation;
  /** What the server granted; the browser works out no rule of its own. */
  may(permission: string): boolean;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider(props: { data: SessionData; organisation: SessionOrganisation; children: ReactNode }) {
  const granted = new Set(props.organisation.permissions);
  const session: Session = {
    ...props.data,
    organisation: props.organisation,
    may: (permission) => granted.has(permission),
  };
  return <SessionContext value={session}>{props.children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** For what is shown both in and outside an organisation. */
export function useSessionIfAny(): Session | null {
  return useContext(SessionContext);
}
