import type { ScopedTx } from '#platform/db/database.ts';
import type { DueItem, DueSource } from '#platform/due/due.ts';

/** What every room expects of a person within some days, the earliest first. */
export async function dueOfPerson(
  sources: readonly DueSource[],
  tx: ScopedTx,
  question: { userId: string; from: string; to: string; today: string },
): Promise<DueItem[]> {
  const items: DueItem[] = [];
  for (const source of sources) items.push(...(await source.list(tx, question)));
  return items.sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}
