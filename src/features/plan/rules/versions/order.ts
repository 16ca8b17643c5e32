/**
 * Of things that stand in both lists those whose place among the others changed: the fewest that must be moved to turn
 * one order into the other, so that one activity put first does not make all others "moved".
 */
export function movedAmong(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((id, place) => [id, place]));
  const both = after.filter((id) => places.has(id));
  const kept = longestRising(both.map((id) => places.get(id) ?? 0));
  return new Set(both.filter((_, index) => !kept.has(index)));
}

/** Indices of a longest rising sequence, by patience sorting. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) kept.add(index);
  return kept;
}
