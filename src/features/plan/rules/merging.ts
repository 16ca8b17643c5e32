/** A proposal as far as merging goes. */
export interface Mergeable {
  id: string;
  merged_into: string | null;
}

/**
 * Which proposal stands for each, by id. Whoever was merged into one that is gone stands for itself again, and two that
 * were merged into each other by undoing in turns both stand.
 */
export function standsFor(all: readonly Mergeable[]): ReadonlyMap<string, string> {
  const byId = new Map(all.map((one) => [one.id, one]));
  const roots = new Map<string, string>();
  for (const one of all) {
    const seen = new Set([one.id]);
    let root = one;
    let next = root.merged_into === null ? undefined : byId.get(root.merged_into);
    while (next && !seen.has(next.id)) {
      seen.add(next.id);
      root = next;
      next = root.merged_into === null ? undefined : byId.get(root.merged_into);
    }
    roots.set(one.id, next ? one.id : root.id);
  }
  return roots;
}
