import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EndpointSpec, ReplyOf } from '#platform/http/endpoint.ts';
import { type Input, request } from '#ui/api/client.ts';
import { ApiError } from '#ui/api/errors.ts';
import { keyOf } from '#ui/api/queries.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { activities, history, parties } from '../../contract/activity-endpoints.ts';
import { agreements } from '../../contract/agreements.ts';
import { boardSheet } from '../../contract/board-sheet.ts';
import { orphans, starts } from '../../contract/connecting.ts';
import { decisions } from '../../contract/decisions.ts';
import { measuringOfPlan, values } from '../../contract/measuring-endpoints.ts';
import type { ActivityView, PlanView } from '../../contract/plan.ts';
import { home, plans } from '../../contract/plan-endpoints.ts';
import { proposals } from '../../contract/proposals.ts';
import { reviews } from '../../contract/reviews.ts';
import { usePlanTexts } from '../plan-texts.ts';

export interface Changes {
  /** Path parameters of an endpoint within the organisation. */
  at<Params extends Record<string, string>>(params: Params): Params & { organisation: string };
  /** Sends a change, keeps its answer and offers to undo it. Throws ApiError, for a form to answer beside its fields. */
  send<Spec extends EndpointSpec>(spec: Spec, input: Input<Spec>, said: string): Promise<ReplyOf<Spec>>;
  /** The same for a button, which has no field to answer beside: a refusal becomes a notice, and null comes back. */
  attempt<Spec extends EndpointSpec>(spec: Spec, input: Input<Spec>, said: string): Promise<ReplyOf<Spec> | null>;
  /** The same for many at once, one notice and one undo for all; says how many were done. */
  attemptAll<Spec extends EndpointSpec>(
    spec: Spec,
    inputs: readonly Input<Spec>[],
    said: (done: number) => string,
  ): Promise<number>;
  undo(entries: readonly string[]): Promise<void>;
}

/** The one way by which the plan's screens change anything: answer into the cache, what else grew old marked, undo offered. */
export function useChanges(): Changes {
  const client = useQueryClient();
  const toasts = useToasts();
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  return useMemo(() => {
    const undo = async (entries: readonly string[]) => {
      // The last change first: each was built on the one before.
      for (const id of entries.toReversed()) await request(history.undo, { params: { organisation: slug, id } });
      await refreshAll(client);
      toasts.notice(t('history.undone'));
    };
    const offer = (said: string, entries: readonly string[]) => {
      if (entries.length === 0) toasts.notice(said);
      else toasts.undo(said, () => undo(entries));
    };
    const fail = (error: unknown) => {
      // Somebody was quicker: what they wrote has to stand on the screen before it is tried again.
      if (error instanceof ApiError && error.code === 'edited_meanwhile') {
        void refreshAll(client);
        toasts.notice(t('history.meanwhile'));
      } else toasts.failure(error);
    };
    const send: Changes['send'] = async (spec, input, said) => {
      const reply = await request(spec, input);
      await keep(client, slug, reply);
      offer(said, undoOf(reply));
      return reply;
    };
    const attempt: Changes['attempt'] = (spec, input, said) =>
      send(spec, input, said).catch((error: unknown) => {
        fail(error);
        return null;
      });
    const attemptAll: Changes['attemptAll'] = async (spec, inputs, said) => {
      const entries: string[] = [];
      let done = 0;
      try {
        for (const input of inputs) {
          const reply = await request(spec, input);
          await keep(client, slug, reply);
          entries.push(...undoOf(reply));
          done += 1;
        }
      } catch (error) {
        fail(error);
      }
      if (done > 0) offer(said(done), entries);
      return done;
    };
    return { at: (params) => ({ ...params, organisation: slug }), send, attempt, attemptAll, undo };
  }, [client, slug, toasts.notice, toasts.undo, toasts.failure, t]);
}

function undoOf(reply: unknown): string[] {
  const undo = isRecord(reply) ? reply['undo'] : null;
  return typeof undo === 'string' ? [undo] : [];
}

// What no answer of a change holds.
const alwaysOlder = [
  plans.list,
  plans.history,
  plans.indicators,
  plans.due,
  activities.history,
  home.read,
  parties.list,
  starts,
  orphans,
  ...[decisions, proposals, agreements].flatMap((all) => Object.values(all).filter((spec) => spec.method === 'GET')),
  values.series,
  measuringOfPlan.read,
  reviews.read,
  boardSheet.read,
  boardSheet.money,
];

/** Puts the answer of a change where the screens read; asks again only for what the answer does not hold. */
async function keep(client: QueryClient, organisation: string, reply: unknown): Promise<void> {
  if (isRecord(reply) && isRecord(reply['activity'])) {
    keepActivity(client, organisation, reply['activity'] as unknown as ActivityView);
  } else {
    await client.invalidateQueries({ queryKey: keyOf(activities.read) });
  }
  if (isRecord(reply) && isRecord(reply['plan'])) {
    const view = reply['plan'] as unknown as PlanView;
    client.setQueryData(keyOf(plans.read, { params: { organisation, id: view.plan.id } }), view);
  } else {
    await client.invalidateQueries({ queryKey: keyOf(plans.read) });
  }
  await Promise.all(alwaysOlder.map((spec) => client.invalidateQueries({ queryKey: keyOf(spec) })));
}

function keepActivity(client: QueryClient, organisation: string, view: ActivityView): void {
  const { activity } = view;
  client.setQueryData(keyOf(activities.read, { params: { organisation, id: activity.id } }), view);
  client.setQueryData<PlanView>(keyOf(plans.read, { params: { organisation, id: activity.planId } }), (plan) => {
    if (!plan) return plan;
    const known = plan.activities.some((one) => one.id === activity.id);
    const all = known
      ? plan.activities.map((one) => (one.id === activity.id ? activity : one))
      : [...plan.activities, activity];
    return { ...plan, activities: all };
  });
}

async function refreshAll(client: QueryClient): Promise<void> {
  await Promise.all(
    [activities.read, plans.read, ...alwaysOlder].map((spec) => client.invalidateQueries({ queryKey: keyOf(spec) })),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
