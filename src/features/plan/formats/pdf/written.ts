/** Days and figures as a printed page writes them: `23.11.2026`, `1 250,50 €`. */
export interface Written {
  day(day: string): string;
  euros(cents: number): string;
  number(value: number): string;
}

const thinSpace = '\u202f';

export function writtenIn(language: 'et' | 'en'): Written {
  const locale = language === 'et' ? 'et' : 'en-GB';
  const number = (value: number, digits = 2, least = 0) =>
    new Intl.NumberFormat(locale, {
      maximumFractionDigits: digits,
      minimumFractionDigits: least,
      useGrouping: 'always',
    })
      .formatToParts(value)
      .map((part) => (part.type === 'group' ? thinSpace : part.value))
      .join('');
  return {
    day: (day) => day.split('-').reverse().join('.'),
    euros: (cents) => `${number(cents / 100, 2, cents % 100 === 0 ? 0 : 2)}\u00a0€`,
    number: (value) => number(value),
  };
}

/** Values of a sentence: numbers and days as readers write them. */
export function writtenParams(
  params: Readonly<Record<string, string | number>>,
  written: Written,
): Record<string, string | number> {
  const entries = Object.entries(params).map(([key, value]) => {
    if (typeof value === 'number') return [key, written.number(value)];
    return [key, /^\d{4}-\d{2}-\d{2}$/.test(value) ? written.day(value) : value];
  });
  return Object.fromEntries(entries);
}
