/** Turns a stored number into the text that the sheet shows, as far as a plan needs: codes, shares, days, months. */
export type NumberText = (value: number) => string;

export interface FormatSetting {
  /** Serial numbers count from 1904 in workbooks of old Macs. */
  from1904: boolean;
  /** Language of month names when the format names none. */
  language: string;
}

const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd.mm.yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd.mm.yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
};

/** Languages by the number that Windows gives them, as in `[$-425]`. */
const languages: Record<string, string> = {
  '425': 'et',
  '409': 'en',
  '809': 'en',
  '415': 'pl',
  '426': 'lv',
  '427': 'lt',
  '40b': 'fi',
  '407': 'de',
  '419': 'ru',
};

const dayMs = 86_400_000;

export function numberText(formatId: number, code: string | undefined, setting: FormatSetting): NumberText {
  const format = code ?? builtIn[formatId];
  if (format === undefined || /^general$/i.test(format)) return generalText;
  const sections = splitSections(format);
  const first = sections[0] ?? '';
  const bare = withoutLiterals(first);
  if (/[ymdhs]/i.test(bare.replace(/general/gi, ''))) return dateText(first, bare, setting);
  return (value) => {
    const negative = sections.length > 1 && value < 0;
    const section = negative ? (sections[1] ?? '') : value === 0 && sections.length > 2 ? (sections[2] ?? '') : first;
    return patternText(section, negative ? -value : value);
  };
}

export function generalText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

function splitSections(format: string): string[] {
  const sections = [''];
  let quoted = false;
  for (let at = 0; at < format.length; at += 1) {
    const character = format.charAt(at);
    if (character === '"') quoted = !quoted;
    if (character === ';' && !quoted) sections.push('');
    else sections.push(`${sections.pop()}${character}`);
  }
  return sections;
}

/** Leaves the placeholders: without quoted and escaped text, and without `[Red]`, `[$€-425]`, but with `[h]`. */
function withoutLiterals(section: string): string {
  return section
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
}

function patternText(section: string, value: number): string {
  const bare = withoutLiterals(section);
  const digits = /[0#?][0#?,.]*/.exec(bare)?.[0];
  if (digits === undefined || /e[+-]/i.test(bare) || bare.includes('/')) {
    return digits === undefined && !/general|@/i.test(bare) ? literalsOf(section) : generalText(value);
  }
  const [whole = '', fraction = ''] = digits.split('.');
  const shown = bare.includes('%') ? value * 100 : value;
  let text = Math.abs(shown) < 1e21 ? shown.toFixed(Math.min(fraction.replace(/,/g, '').length, 20)) : String(shown);
  const optional = fraction.length - fraction.replace(/[#?]+$/, '').length;
  for (let cut = 0; cut < optional && text.includes('.') && text.endsWith('0'); cut += 1) text = text.slice(0, -1);
  if (text.endsWith('.')) text = text.slice(0, -1);
  const least = whole.replace(/[^0]/g, '').length;
  const [, sign = '', before = '', after = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? ['', '', text, ''];
  const number = `${sign}${before.padStart(least, '0')}${after}${bare.includes('%') ? '%' : ''}`;
  return around(section, number);
}

/** Puts the words of a format such as `0" tk"` or `[$€-425] 0` back around the number. */
function around(section: string, number: string): string {
  let prefix = '';
  let suffix = '';
  for (const { literal, placeholder } of piecesOf(section)) {
    if (placeholder) suffix = '\u0000';
    else if (suffix === '') prefix += literal;
    else suffix += literal;
  }
  return `${prefix}${number}${suffix.replace('\u0000', '')}`.trim();
}

function literalsOf(section: string): string {
  return piecesOf(section)
    .map((piece) => piece.literal)
    .join('')
    .trim();
}

function piecesOf(section: string): { literal: string; placeholder: boolean }[] {
  const pieces: { literal: string; placeholder: boolean }[] = [];
  for (const [piece] of section.matchAll(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]|[0#?][0#?,.]*|./gs)) {
    const currency = /^\[\$([^-\]]*)/.exec(piece)?.[1];
    if (piece.startsWith('"')) pieces.push({ literal: piece.replaceAll('"', ''), placeholder: false });
    else if (piece.startsWith('\\')) pieces.push({ literal: piece.slice(1), placeholder: false });
    else if (currency !== undefined) pieces.push({ literal: currency, placeholder: false });
    else if (/^[0#?]/.test(piece)) pieces.push({ literal: '', placeholder: true });
    else if (/^[^[_*%@]/.test(piece)) pieces.push({ literal: piece, placeholder: false });
  }
  return pieces;
}

/** Whole days become `31.12.2022` and months `märts 2022` whatever the sheet's habit, since 3/4/2022 is two days. */
function dateText(section: string, bare: string, { from1904, language }: FormatSetting): NumberText {
  const spoken = /\[\$[^-\]]*-([0-9a-f]+)\]/i.exec(section)?.[1]?.replace(/^0+/, '').toLowerCase() ?? '';
  const monthNames = new Intl.DateTimeFormat(languages[spoken.slice(-3)] ?? language, {
    month: 'long',
    timeZone: 'UTC',
  });
  const lower = bare.toLowerCase();
  const hasTime = /[hs]/.test(lower);
  const withoutMinutes = hasTime ? lower.replace(/h+:?m+|m+:?s+/g, '') : lower;
  const has = {
    day: withoutMinutes.includes('d'),
    month: withoutMinutes.includes('m'),
    year: withoutMinutes.includes('y'),
  };
  return (serial) => {
    const date = dateOf(serial, from1904);
    if (!date) return generalText(serial);
    const time = hasTime && (serial % 1 !== 0 || !has.year) ? date.toISOString().slice(11, 16) : '';
    const year = String(date.getUTCFullYear());
    if (has.day) return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${year}${time && ` ${time}`}`;
    if (has.month && has.year) return `${monthNames.format(date)} ${year}`;
    if (has.month) return monthNames.format(date);
    if (has.year) return year;
    return time === '' ? generalText(serial) : time;
  };
}

function dateOf(serial: number, from1904: boolean): Date | null {
  // 2,958,465 is 31.12.9999. Before March 1900 the count is one off, for the sake of a leap day that never was.
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayMs));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
