import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '#ui/api/client.ts';
import { keyOf, useEndpointMutation } from '#ui/api/queries.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { history, parties } from '../../contract/activity-endpoints.ts';
import type { AcceptImportInput } from '../../contract/imports.ts';
import { home, imports, plans } from '../../contract/plan-endpoints.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Makes the import a plan and goes on to its parties, or to the plan when nobody waits to be confirmed. */
export function useAccept(importId: string) {
  const t = usePlanTexts();
  const go = useGo();
  const toasts = useToasts();
  const queries = useQueryClient();
  const { organisation } = useSession();
  const params = { organisation: organisation.slug };
  const undo = async (id: string, planId: string) => {
    await request(history.undo, { params: { ...params, id } });
    // Forgotten and away first: the page of a plan that is gone would ask for it again.
    queries.removeQueries({ queryKey: keyOf(plans.read, { params: { ...params, id: planId } }) });
    queries.removeQueries({ queryKey: keyOf(imports.read) });
    go(places.importOf(importId));
    await queries.invalidateQueries();
    toasts.notice(t('import.undone'));
  };
  const accept = useEndpointMutation(imports.accept, {
    refreshes: [plans.list, home.read, parties.list, imports.read],
    onDone: (reply) => {
      const { plan } = reply.plan;
      queries.setQueryData(keyOf(plans.read, { params: { ...params, id: plan.id } }), reply.plan);
      go(plan.partiesToConfirm > 0 ? places.planParties(plan.id) : places.plan(plan.id));
      const undoId = reply.undo;
      if (undoId) toasts.undo(t('import.accepted'), () => undo(undoId, plan.id));
      else toasts.notice(t('import.accepted'));
    },
  });
  return {
    isPending: accept.isPending,
    mutate: (body: z.input<typeof AcceptImportInput>) =>
      accept.mutate({ params: { ...params, id: importId }, body }, { onError: toasts.failure }),
  };
}
