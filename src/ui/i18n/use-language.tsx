import { createContext, type ReactNode, useContext } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Language } from './language.ts';
import type { Translations } from './translations.ts';

const TranslationsContext = createContext<Translations | null>(null);

export function TranslationsProvider({ translations, children }: { translations: Translations; children: ReactNode }) {
  return (
    <TranslationsContext value={translations}>
      <I18nextProvider i18n={translations.i18n}>{children}</I18nextProvider>
    </TranslationsContext>
  );
}

export function useLanguage(): { language: Language; changeLanguage: (language: Language) => Promise<void> } {
  const translations = useContext(TranslationsContext);
  const { i18n } = useTranslation();
  if (!translations) throw new Error('useLanguage needs a TranslationsProvider above it');
  return { language: i18n.language === 'en' ? 'en' : 'et', changeLanguage: translations.changeLanguage };
}
