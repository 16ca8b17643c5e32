import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

export type AddressParams = Readonly<Record<string, string>>;

/** Search parameters stay plain words (`?q=lood&state=late`), so that an address can be read, sent and typed. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(params: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  return search.size > 0 ? `?${search}` : '';
}

export interface Address {
  path: string;
  params: AddressParams;
  /** Null takes a parameter away. Replaces the entry in the history unless `push` is set. */
  change(changes: Readonly<Record<string, string | null>>, options?: { push?: boolean }): void;
}

export function useAddress(): Address {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const params = useRouterState({ select: (state) => state.location.search as AddressParams });
  const change = useCallback<Address['change']>(
    (changes, options) => {
      const next = (before: AddressParams) =>
        Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null));
      void navigate({ to: '.', search: next as never, replace: !options?.push, resetScroll: false });
    },
    [navigate],
  );
  return { path, params, change };
}
