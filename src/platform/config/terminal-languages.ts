/** Configuration stands below everything that knows a language, so it names its own two. */
export type TerminalLanguage = 'et' | 'en';

/**
 * The languages of what is said on a terminal: the one of the locale (`LC_ALL`, else `LC_MESSAGES`, else `LANG`, as
 * POSIX orders them) when that is Estonian or English. Any other, `C` and none say nothing about the reader: then both,
 * Estonian first.
 */
export function terminalLanguages(
  { LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined> = process.env,
): readonly [TerminalLanguage, ...TerminalLanguage[]] {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  if (/^et(_|\.|@|$)/i.test(locale)) return ['et'];
  if (/^en(_|\.|@|$)/i.test(locale)) return ['en'];
  return ['et', 'en'];
}
