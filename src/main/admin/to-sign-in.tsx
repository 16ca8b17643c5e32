import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';

/** To the sign-in page, and back to this one afterwards. */
export function ToSignIn() {
  const router = useRouter();
  // Once, from where one was: `<Navigate>` would start anew whenever the address it leads to changes.
  useEffect(() => {
    const next = router.state.location.href;
    void router.navigate({ to: '/sign-in', search: { next } as never, replace: true });
  }, [router]);
  return <LoadingScreen />;
}
