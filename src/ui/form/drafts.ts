const PREFIX = 'kaja:draft:';

export interface Draft {
  /** When it was last typed on, as ISO 8601. */
  at: string;
  values: unknown;
  /** The record's revision the person began from. */
  revision: number | null;
}

export function readDraft(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    return isDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the form works on, only without its net.
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(PREFIX + key);
}

/** On signing out. */
export function clearDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('kaja:')) localStorage.removeItem(key);
  }
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'at' in value && 'values' in value && 'revision' in value;
}
