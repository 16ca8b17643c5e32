import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EndpointSpec, ReplyOf } from '#platform/http/endpoint.ts';
import { type Input, request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { rhythms } from '../contract/endpoints.ts';
import { useRhythmsTexts } from './rhythms-texts.ts';

const older = [rhythms.list, rhythms.read, rhythms.records, rhythms.history];

/** The one way by which these screens change anything: what grew old is asked again, and undo is offered. */
export function useChanges() {
  const client = useQueryClient();
  const toasts = useToasts();
  const t = useRhythmsTexts();
  const { slug } = useSession().organisation;
  return useMemo(() => {
    const refresh = () => Promise.all(older.map((spec) => client.invalidateQueries({ queryKey: keyOf(spec) })));
    const undo = async (id: string) => {
      await request(rhythms.undo, { params: { organisation: slug, id } });
      await refresh();
      toasts.notice(t('said.undone'));
    };
    /** Throws ApiError, for a form to answer beside its fields. */
    const send = async <Spec extends EndpointSpec>(
      spec: Spec,
      input: Input<Spec>,
      said: string,
    ): Promise<ReplyOf<Spec>> => {
      const reply = await request(spec, input);
      await refresh();
      const entry = (reply as unknown as { undo?: string | null }).undo;
      if (entry) toasts.undo(said, () => undo(entry));
      else toasts.notice(said);
      return reply;
    };
    /** For a button, which has no field to answer beside. */
    const attempt = <Spec extends EndpointSpec>(spec: Spec, input: Input<Spec>, said: string) =>
      send(spec, input, said).catch(async (error: unknown) => {
        await refresh();
        toasts.failure(error);
        return null;
      });
    const at = <Params extends Record<string, string>>(params: Params) => ({ ...params, organisation: slug });
    return { at, send, attempt, undo: (id: string) => undo(id).catch(toasts.failure) };
  }, [client, slug, t, toasts.undo, toasts.notice, toasts.failure]);
}
