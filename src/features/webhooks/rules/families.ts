/** The first two words: `plan.step.changed` belongs to `plan.step`. */
export function familyOf(action: string): string {
  return action.split('.').slice(0, 2).join('.');
}

export function isWanted(receiver: { all_events: boolean; families: readonly string[] }, action: string): boolean {
  return receiver.all_events || receiver.families.includes(familyOf(action));
}
