import { useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { dropDraft, keepDraft, readDraft } from '#ui/form/drafts.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { activities, parties } from '../../contract/activity-endpoints.ts';
import type { PartyView } from '../../contract/plan.ts';
import { home, plans } from '../../contract/plan-endpoints.ts';
import { usePlanTexts } from '../plan-texts.ts';
import {
  choiceOf,
  confirmBody,
  nameless,
  type PartyChoice,
  type PartyChoices,
  restoredChoices,
  withChange,
} from './party-choices.ts';

/** The choices as they are made (kept on this device until confirmed) and their confirming, all at once or one by one. */
export function useConfirming(all: readonly PartyView[]) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const draftKey = `${slug}:parties`;
  const [choices, setChoices] = useState<PartyChoices>(() => restoredChoices(readDraft(draftKey)?.values, all));
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const confirming = useEndpointMutation(parties.confirm, {
    refreshes: [parties.list, plans.read, plans.list, activities.read, home.read],
  });
  const keep = (next: PartyChoices) => {
    setChoices(next);
    if (Object.keys(next).length === 0) dropDraft(draftKey);
    else keepDraft(draftKey, { at: '', values: next, revision: null });
  };
  const change = (party: PartyView, changes: Partial<PartyChoice>) => {
    setMissing((before) => new Set([...before].filter((id) => id !== party.id)));
    keep({ ...choices, [party.id]: withChange(choiceOf(party, choices), changes) });
  };
  const confirm = (chosen: readonly PartyView[]) => {
    const without = nameless(chosen, choices);
    setMissing(new Set(without.map((party) => party.id)));
    if (without.length > 0) return;
    const done = new Set(chosen.map((party) => party.id));
    confirming.mutate(
      { params: { organisation: slug }, body: confirmBody(chosen, choices) },
      {
        onSuccess: () => {
          keep(Object.fromEntries(Object.entries(choices).filter(([id]) => !done.has(id))));
          toasts.notice(t('parties.confirmedNotice', { count: chosen.length }));
        },
        onError: toasts.failure,
      },
    );
  };
  return { choices, change, confirm, missing, busy: confirming.isPending };
}
