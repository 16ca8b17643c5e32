import { cut } from '../i18n/cut.ts';

/** As long as most disks allow, and short enough for a header. */
const longestName = 200;

/** A file's name, cut to 200 characters. */
export function shortName(name: string): string {
  return cut(name, longestName);
}

/**
 * `Content-Disposition` for any name (RFC 6266): ASCII for old programs, and the name itself as RFC 8187 writes it. No
 * name can end the header or begin another one.
 */
export function contentDisposition(name: string, kind: 'inline' | 'attachment'): string {
  const short = shortName(name).toWellFormed();
  const ascii = short.replace(/[^\x20-\x7e]|["\\]/g, '_');
  // `'()*` stay unescaped by encodeURIComponent, and are not among the characters of RFC 8187 §3.2.1.
  const encoded = encodeURIComponent(short).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
