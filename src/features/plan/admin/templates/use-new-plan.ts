import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '#ui/api/client.ts';
import { keyOf, useEndpointMutation } from '#ui/api/queries.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { history } from '../../contract/activity-endpoints.ts';
import type { NewPlan } from '../../contract/inputs.ts';
import { home, plans } from '../../contract/plan-endpoints.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

type Beginning = z.input<typeof NewPlan>;

/** Begins a plan, goes to it, and offers to take it back. */
export function useNewPlan(): (beginning: Beginning) => Promise<unknown> {
  const t = usePlanTexts();
  const go = useGo();
  const toasts = useToasts();
  const queries = useQueryClient();
  const params = { organisation: useSession().organisation.slug };
  const undo = async (id: string, planId: string) => {
    await request(history.undo, { params: { ...params, id } });
    // Forgotten and away first: the page of a plan that is gone would ask for it again.
    queries.removeQueries({ queryKey: keyOf(plans.read, { params: { ...params, id: planId } }) });
    go(places.newPlan);
    await queries.invalidateQueries();
    toasts.notice(t('templates.undone'));
  };
  const create = useEndpointMutation(plans.create, {
    refreshes: [plans.list, home.read],
    onDone: (reply) => {
      const { plan } = reply.plan;
      queries.setQueryData(keyOf(plans.read, { params: { ...params, id: plan.id } }), reply.plan);
      go(places.plan(plan.id));
      const undoId = reply.undo;
      if (undoId) toasts.undo(t('templates.created'), () => undo(undoId, plan.id));
    },
  });
  return (beginning) => create.mutateAsync({ params, body: beginning });
}

/** Of the month that begins on this day. */
export function lastDayOf(firstDay: string): string {
  const [year = 0, month = 0] = firstDay.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
