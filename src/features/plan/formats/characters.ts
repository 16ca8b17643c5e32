/**
 * Characters that no text may hold: controls (PostgreSQL refuses NUL, XML all of them), halves of surrogate pairs and
 * the two noncharacters that XML forbids. Tab and line feed stay.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unusable = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Keeps the words as they are, with line feeds as the only line ends and without what cannot be stored. */
export function cleanText(text: string): string {
  return text.replace(lineEnds, '\n').replace(unusable, '');
}

/** The lines of a cell or paragraph: cleaned, trimmed, the empty ones left out, tabs as spaces. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const line of cleanText(text).replaceAll('\t', ' ').split('\n')) {
    const trimmed = trimBlank(line);
    if (trimmed !== '') lines.push(trimmed);
  }
  return lines;
}

/** Trims what leaves no ink: white space, zero-width characters and soft hyphens; those inside the text stay. */
export function trimBlank(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  if (code <= 0x20 || code === 0xa0 || code === 0xad || code === 0xfeff) return true;
  if (code < 0x1680) return false;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200d) || isRareBlank(code);
}

function isRareBlank(code: number): boolean {
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x2060 || code === 0x3000;
}
