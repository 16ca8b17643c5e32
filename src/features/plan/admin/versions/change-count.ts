import type { DiffCounts } from '../../contract/versions.ts';

export function changeCount({ added, removed, changed, moved }: DiffCounts): number {
  return added + removed + changed + moved;
}
