import type { Source } from '../../contract/measuring.ts';
import { operandsOf } from './formula.ts';

/** The targets that a source needs the figures of. */
export function needsOf(source: Source): string[] {
  if (source.kind === 'formula')
    return operandsOf(source.formula).flatMap((operand) => (operand.from === 'target' ? [operand.target] : []));
  if (source.kind === 'conditions')
    return source.conditions.flatMap((condition) => (condition.is === 'target-met' ? [condition.target] : []));
  return [];
}

export interface Ordered {
  /** Each after all that it needs. */
  order: string[];
  /** Each circle once, closed: first and last are the same. */
  circles: string[][];
}

/** Puts targets into the order in which they can be computed. What stands in a circle, or needs one that does, is left out. */
export function inOrderOfNeed(needs: ReadonlyMap<string, readonly string[]>): Ordered {
  const order: string[] = [];
  const circles: string[][] = [];
  const seen = new Map<string, 'open' | 'done' | 'stuck'>();
  const path: string[] = [];
  const visit = (id: string): boolean => {
    const known = seen.get(id);
    if (known === 'open') {
      circles.push([...path.slice(path.indexOf(id)), id]);
      return false;
    }
    if (known) return known === 'done';
    seen.set(id, 'open');
    path.push(id);
    // Every need is looked at, so that each circle is found in one pass.
    const ready = (needs.get(id) ?? []).map(visit).every(Boolean);
    path.pop();
    seen.set(id, ready ? 'done' : 'stuck');
    if (ready) order.push(id);
    return ready;
  };
  for (const id of needs.keys()) visit(id);
  return { order: order.filter((id) => needs.has(id)), circles };
}
