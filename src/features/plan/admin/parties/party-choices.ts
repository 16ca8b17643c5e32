import { z } from 'zod';
import type { ConfirmParties } from '../../contract/inputs.ts';
import type { PartyView } from '../../contract/plan.ts';
import { PartyKind } from '../../contract/words.ts';

/** What a person has said of a party so far; nothing of it is taken before it is confirmed. */
export interface PartyChoice {
  name: string;
  kind: PartyKind;
  userId: string | null;
  /** Another spelling of that party. */
  mergeInto: string | null;
}
export type PartyChoices = Readonly<Record<string, PartyChoice>>;

export function choiceOf(party: PartyView, choices: PartyChoices): PartyChoice {
  const { name, kind, userId } = party;
  return choices[party.id] ?? { name, kind, userId, mergeInto: null };
}

const Kept = z.record(
  z.string(),
  z.object({ name: z.string(), kind: PartyKind, userId: z.string().nullable(), mergeInto: z.string().nullable() }),
);

/** Choices that lay on this device; whatever speaks of a party that is gone meanwhile is forgotten. */
export function restoredChoices(kept: unknown, all: readonly PartyView[]): PartyChoices {
  const read = Kept.safeParse(kept);
  const known = new Set(all.map((party) => party.id));
  const entries = Object.entries(read.success ? read.data : {});
  return Object.fromEntries(
    entries
      .filter(([id]) => known.has(id))
      .map(([id, choice]) => [
        id,
        choice.mergeInto !== null && !known.has(choice.mergeInto) ? { ...choice, mergeInto: null } : choice,
      ]),
  );
}

/** Whether a kind of party can be one user of Kaja: a team or an organisation is more than one person. */
export function canBeMember(kind: PartyKind): boolean {
  return kind === 'person' || kind === 'role';
}

export function withChange(choice: PartyChoice, change: Partial<PartyChoice>): PartyChoice {
  const next = { ...choice, ...change };
  return canBeMember(next.kind) ? next : { ...next, userId: null };
}

/** Who a party may be the same as: not itself, and nobody who goes into another party already. */
export function mergeTargets(party: PartyView, all: readonly PartyView[], choices: PartyChoices): readonly PartyView[] {
  const others = all.filter((one) => one.id !== party.id);
  // Whoever others go into stays a name of its own, or those would follow it around in a circle.
  if (others.some((one) => choices[one.id]?.mergeInto === party.id)) return [];
  return others.filter((one) => !choices[one.id]?.mergeInto);
}

/** Parties whose name was emptied; they cannot be confirmed. */
export function nameless(parties: readonly PartyView[], choices: PartyChoices): readonly PartyView[] {
  return parties.filter((party) => {
    const choice = choiceOf(party, choices);
    return choice.mergeInto === null && choice.name.trim() === '';
  });
}

export function confirmBody(parties: readonly PartyView[], choices: PartyChoices): z.input<typeof ConfirmParties> {
  return {
    parties: parties.map((party) => {
      const choice = choiceOf(party, choices);
      return { id: party.id, ...choice, name: choice.name.trim() || party.name };
    }),
  };
}
