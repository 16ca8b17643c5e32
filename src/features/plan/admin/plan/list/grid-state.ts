import type { PlanView } from '../../../contract/plan.ts';

export interface GridState {
  view: PlanView;
  /** Key of the cell that Tab reaches: `<activity>:<column>`. */
  at: string | null;
  setAt: (cell: string) => void;
  editing: string | null;
  setEditing: (cell: string | null) => void;
  chosen: ReadonlySet<string>;
  toggle: (ids: readonly string[], on: boolean) => void;
}
