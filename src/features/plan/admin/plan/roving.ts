import type { KeyboardEvent } from 'react';

/**
 * Arrows move the focus between the items (`[data-item]`) of a list, in the order they stand in; with `columns` also
 * between the lists (`[data-column-list]`) beside each other, to the item at the same height.
 */
export function moveBetweenItems(event: KeyboardEvent<HTMLElement>, columns = false): void {
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
  if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
  const list = (columns && item.closest<HTMLElement>('[data-column-list]')) || event.currentTarget;
  const items = itemsOf(list);
  const at = items.indexOf(item);
  const next = {
    ArrowDown: items[at + 1],
    ArrowUp: items[at - 1],
    Home: items[0],
    End: items.at(-1),
    ArrowRight: columns ? beside(event.currentTarget, list, at, 1) : undefined,
    ArrowLeft: columns ? beside(event.currentTarget, list, at, -1) : undefined,
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function beside(whole: HTMLElement, list: HTMLElement, at: number, by: number): HTMLElement | undefined {
  const lists = [...whole.querySelectorAll<HTMLElement>('[data-column-list]')].filter((one) => itemsOf(one).length > 0);
  const target = lists[lists.indexOf(list) + by];
  const items = target ? itemsOf(target) : [];
  return items[Math.min(at, items.length - 1)];
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-item]')];
}
