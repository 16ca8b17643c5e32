import type { Command } from './source.ts';

const MOST = 6;

export type RecentCommand = Pick<Command, 'id' | 'label' | 'hint' | 'path' | 'search'>;

function keyOf(organisation: string): string {
  return `kaja:recent:${organisation}`;
}

export function recentCommands(organisation: string): readonly RecentCommand[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(organisation)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function rememberCommand(organisation: string, command: Command): void {
  // What is done rather than opened has no address to come back to.
  if (command.path === undefined) return;
  const { id, label, hint, path, search } = command;
  const entry = { id, label, path, ...(hint ? { hint } : {}), ...(search ? { search } : {}) };
  const others = recentCommands(organisation).filter((one) => one.id !== id);
  try {
    localStorage.setItem(keyOf(organisation), JSON.stringify([entry, ...others].slice(0, MOST)));
  } catch {
    // A full or forbidden storage costs the convenience, nothing else.
  }
}

function isRecent(value: unknown): value is RecentCommand {
  return typeof value === 'object' && value !== null && 'id' in value && 'label' in value && 'path' in value;
}
