import { useEffect } from 'react';
import { useAddress } from '#ui/navigation/address.ts';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';

/** Signing in and founding are pages of the server: they work before, and without, the workspace. */
export function ToSignIn() {
  const { params } = useAddress();
  // The router's address is below `/app`.
  const next = params.next ? `?${new URLSearchParams({ next: withBase(params.next) })}` : '';
  return <Leave to={`/auth${next}`} />;
}

export function ToStart() {
  return <Leave to="/auth/start" />;
}

function withBase(path: string): string {
  return path === '/app' || path.startsWith('/app/') ? path : `/app${path}`;
}

function Leave({ to }: { to: string }) {
  useEffect(() => location.replace(to), [to]);
  return <LoadingScreen />;
}
