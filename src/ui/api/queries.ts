import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { EndpointSpec, ReplyOf } from '#platform/http/endpoint.ts';
import { type Input, type LooseInput, request } from './client.ts';
import type { ApiError } from './errors.ts';

/** What an answer is kept under: its path and what was asked. Invalidating `[path]` reaches all its variants. */
export function keyOf(spec: EndpointSpec, input?: LooseInput): QueryKey {
  return input ? [spec.path, input.params ?? null, input.query ?? null] : [spec.path];
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal stays a refusal; only a missing answer or a stumbling server is worth another try.
        retry: (failures, error) => failures < 2 && isPassing(error as unknown as ApiError),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

function isPassing(error: ApiError): boolean {
  return error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504;
}

export function useEndpointQuery<Spec extends EndpointSpec>(
  spec: Spec,
  input: Input<Spec>,
  options: { enabled?: boolean; keepPrevious?: boolean; refreshEveryMs?: number | false } = {},
): UseQueryResult<ReplyOf<Spec>, ApiError> {
  return useQuery<ReplyOf<Spec>, ApiError>({
    queryKey: keyOf(spec, input),
    queryFn: ({ signal }) => request(spec, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refreshEveryMs ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

export function useEndpointMutation<Spec extends EndpointSpec>(
  spec: Spec,
  options: {
    /** GETs whose answers this change makes old. */
    refreshes?: readonly EndpointSpec[];
    onDone?: (reply: ReplyOf<Spec>, input: Input<Spec>) => void;
    onProgress?: (share: number) => void;
  } = {},
): UseMutationResult<ReplyOf<Spec>, ApiError, Input<Spec>> {
  const client = useQueryClient();
  return useMutation<ReplyOf<Spec>, ApiError, Input<Spec>>({
    mutationFn: (input) => request(spec, input, { onProgress: options.onProgress }),
    onSuccess: async (reply, input) => {
      options.onDone?.(reply, input);
      await Promise.all((options.refreshes ?? []).map((one) => client.invalidateQueries({ queryKey: keyOf(one) })));
    },
  });
}
