import type { KeyboardEvent } from 'react';

const CELL = '[data-cell]';

/** Moves the focus between the cells of a grid by arrows, Home and End. Says whether the key was one of its own. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): boolean {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>(CELL) : null;
  // A field within the cell keeps its own arrows.
  if (!cell || event.target !== cell || event.altKey || event.ctrlKey || event.metaKey) return false;
  const next = neighbour(event.currentTarget, cell, event.key);
  if (!next) return false;
  event.preventDefault();
  next.focus();
  return true;
}

function neighbour(grid: HTMLElement, cell: HTMLElement, key: string): HTMLElement | null {
  const row = cell.closest('tr');
  if (!row) return null;
  const cells = cellsOf(row);
  const rows = [...grid.querySelectorAll('tr')].filter((one) => cellsOf(one).length > 0);
  const [column, at] = [cells.indexOf(cell), rows.indexOf(row)];
  const rowBy = (by: number) => {
    const target = rows[at + by];
    const its = target ? cellsOf(target) : [];
    return its[Math.min(column, its.length - 1)] ?? null;
  };
  switch (key) {
    case 'ArrowRight':
      return cells[column + 1] ?? null;
    case 'ArrowLeft':
      return cells[column - 1] ?? null;
    case 'ArrowDown':
      return rowBy(1);
    case 'ArrowUp':
      return rowBy(-1);
    case 'Home':
      return cells[0] ?? null;
    case 'End':
      return cells.at(-1) ?? null;
    default:
      return null;
  }
}

function cellsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(CELL)];
}

/** After React has drawn: the cell that was edited, or the next one, gets the focus back. */
export function focusCell(key: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`)?.focus());
}
