import { Navigate, useRouterState } from '@tanstack/react-router';

/** To the sign-in page, and back to this one afterwards. */
export function ToSignIn() {
  const href = useRouterState({ select: (state) => state.location.href });
  return <Navigate to={'/sign-in' as string} search={{ next: href } as never} replace />;
}
