import { type TerminalLanguage, terminalLanguages } from './terminal-languages.ts';

/** A sentence as the reader of this terminal is to see it, in one language or one below the other. */
export function spoken(sentence: Readonly<Record<TerminalLanguage, string>>, between = '\n'): string {
  return terminalLanguages()
    .map((language) => sentence[language])
    .join(between);
}

/** Puts values into `{{name}}`, as i18next writes it; configuration and starter speak before any translation is loaded. */
export function filled(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole));
}
