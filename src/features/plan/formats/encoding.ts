import iconv from 'iconv-lite';
import { Refusal } from '#platform/errors/refusal.ts';
import { plausibility } from './letters.ts';

const candidates = [
  'windows-1257',
  'windows-1252',
  'windows-1250',
  'iso-8859-13',
  'iso-8859-15',
  'iso-8859-4',
  'iso-8859-2',
] as const;

const byteOrderMarks: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How much of a long text is looked at to tell the encoding. */
const sampleBytes = 256 * 1024;

/**
 * The text of a file without an inner structure. Order of trust: byte order mark, valid UTF-8, zeros at every other
 * byte (UTF-16), what the text says of itself (`charset=` of a page), then the decoding that yields the likeliest letters.
 * Throws `document_not_text`.
 */
export function decodeText(bytes: Uint8Array): string {
  const mark = byteOrderMarks.find(([, marked]) => marked.every((byte, at) => bytes[at] === byte));
  if (mark) return requireText(decode(bytes, mark[0]));
  if (bytes.includes(0)) return requireText(decode(bytes, utf16OrderOf(bytes)));
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return requireText(utf8);
  const sample = bytes.subarray(0, sampleBytes);
  const declared = declaredEncodingOf(sample);
  const encoding = declared ?? likeliestEncodingOf(sample);
  return requireText(decode(bytes, encoding));
}

function decode(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/** A file cut off inside a letter is still UTF-8, so up to three bytes at the end may be missing. */
function decodeUtf8(bytes: Uint8Array): string | null {
  for (let missing = 0; missing <= 3 && missing <= bytes.length; missing += 1) {
    if (missing > 0 && (bytes[bytes.length - missing] ?? 0) < 0x80) return null;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - missing));
    } catch {
      // Not valid at this length; the next turn tries without one more byte.
    }
  }
  return null;
}

function utf16OrderOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' {
  const zeros = [0, 0];
  const end = Math.min(bytes.length, sampleBytes);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const obvious = end * 0.2;
  if (odd > obvious && even === 0) return 'utf-16le';
  if (even > obvious && odd === 0) return 'utf-16be';
  throw new Refusal('document_not_text');
}

function declaredEncodingOf(sample: Uint8Array): string | null {
  const head = Buffer.from(sample.subarray(0, 4_096)).toString('latin1');
  const name = /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head)?.[1];
  if (!name || /^utf/i.test(name) || !iconv.encodingExists(name)) return null;
  // HTML says that Latin-1 means windows-1252 everywhere.
  return /^(iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(name) ? 'windows-1252' : name;
}

function likeliestEncodingOf(sample: Uint8Array): string {
  let best = { encoding: '', score: Number.NEGATIVE_INFINITY, plausible: false };
  for (const encoding of candidates) {
    const { score, plausible } = plausibility(decode(sample, encoding));
    if (score > best.score) best = { encoding, score, plausible };
  }
  if (!best.plausible) throw new Refusal('document_not_text');
  return best.encoding;
}

function requireText(decoded: string): string {
  const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) throw new Refusal('document_not_text');
    // Tab, line ends and the end-of-file sign of old programs (Ctrl-Z) occur in honest text.
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a) controls += 1;
    else if (code === 0xfffd) controls += 1;
  }
  if (controls > 2 && controls * 200 > text.length) throw new Refusal('document_not_text');
  return text;
}
