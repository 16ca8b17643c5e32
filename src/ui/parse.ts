/** `23.11.2026`, `23.11.26`, `23.11` (of `thisYear`), `2026-11-23` → `2026-11-23`; null where there is no such day. */
export function parseDay(text: string, thisYear: number): string | null {
  const written = text.trim();
  const iso = written.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  const local = written.match(/^(\d{1,2})\s*[./]\s*(\d{1,2})(?:\s*[./]\s*(\d{4}|\d{2}))?\.?$/);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : local
      ? [local[3] ?? String(thisYear), local[2], local[1]]
      : [undefined, undefined, undefined];
  if (!year || !month || !day) return null;
  const full = year.length === 2 ? `20${year}` : year;
  const value = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${value}T00:00:00Z`);
  // 31.02 rolls over into March: that is no day of this calendar.
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === value ? value : null;
}

/** `1 234,5`, `1234.5`, `−3` → a number; null where it is none. */
export function parseNumber(text: string): number | null {
  const written = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : null;
}
