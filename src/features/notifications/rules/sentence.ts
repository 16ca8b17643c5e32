const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days are kept as the calendar writes them and said as readers write them: 23.11.2026 in both languages. */
export function spokenParams(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? spokenDay(value) : value]),
  );
}

/** A day as readers write it; anything else as it is. */
export function spokenDay(value: string): string {
  return value.replace(day, '$3.$2.$1');
}

/** The text that says it: `plan.mentioned` → `plan:notifications.mentioned`. */
export function sentenceKey(kind: string): string {
  return `${roomOf(kind)}:notifications.${nameOf(kind)}`;
}

/** What such ones are called: `plan.mentioned` → `plan:notices.mentioned`. */
export function titleKey(kind: string): string {
  return `${roomOf(kind)}:notices.${nameOf(kind)}`;
}

export function roomOf(kind: string): string {
  return kind.slice(0, kind.indexOf('.'));
}

function nameOf(kind: string): string {
  return kind.slice(kind.indexOf('.') + 1);
}
