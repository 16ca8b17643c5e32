import { z } from 'zod';

/**
 * Text of one line, such as a name or a title: it stands in lists, subjects of letters and file names, so line breaks and
 * other control characters that come along by pasting become spaces before anything is counted. Safe for the browser.
 * @param longest in UTF-16 units, at least one is left
 */
export function oneLine(longest: number) {
  return z
    .string()
    .overwrite((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())
    .min(1)
    .max(longest);
}
