export const languages = ['et', 'en'] as const;
export type Language = (typeof languages)[number];

const COOKIE = 'kaja_language';
const YEAR_S = 31_536_000;

/** The person's own choice (cookie, which the server reads too), else the browser's wish, else Estonian. */
export function preferredLanguage(): Language {
  const chosen = document.cookie.match(/(?:^|; )kaja_language=(et|en)/)?.[1];
  if (chosen === 'et' || chosen === 'en') return chosen;
  const wished = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'et' || tag === 'en');
  return wished === 'en' ? 'en' : 'et';
}

export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `${COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`;
  document.documentElement.lang = language;
}
