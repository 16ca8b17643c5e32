import { useEffect } from 'react';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';

/** The organisation asks for two proofs: to the page where the second is set up or given, and back to this one. */
export function ToSecondFactor() {
  useEffect(() => {
    const next = `${location.pathname}${location.search}`;
    location.replace(`/auth/second-factor?${new URLSearchParams({ next, needed: '' })}`);
  }, []);
  return <LoadingScreen />;
}
