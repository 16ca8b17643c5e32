import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useParties } from '../parties/use-parties.ts';

/** A name in free words, with the parties of the plan to choose from. */
export function PartyInput(props: Omit<AutocompleteProps, 'data'>) {
  const parties = useParties(undefined).data?.parties ?? [];
  const names = [...new Set(parties.map((party) => party.name))];
  return <Autocomplete limit={8} maxLength={500} {...props} data={names} />;
}

/** The party that is called so; null for free words. */
export function usePartyByName(): (name: string) => string | null {
  const parties = useParties(undefined).data?.parties ?? [];
  return (name) => parties.find((party) => party.name === name.trim())?.id ?? null;
}
