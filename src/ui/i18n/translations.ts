import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages, rememberLanguage } from './language.ts';

export interface TextTree {
  readonly [key: string]: string | TextTree;
}
export type TextLoader = () => Promise<{ default: TextTree }>;
/** One room's texts: a language is fetched only when somebody reads it. */
export type RoomTexts = Readonly<Record<Language, TextLoader>>;
/** Namespace (the room's name) → texts. */
export type Resources = Readonly<Record<string, RoomTexts>>;

export interface Translations {
  i18n: i18n;
  /** Fetches what the language lacks, then turns the whole interface over and remembers the choice. */
  changeLanguage(language: Language): Promise<void>;
}

export async function createTranslations(options: { language: Language; resources: Resources }): Promise<Translations> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: options.language,
    fallbackLng: false,
    supportedLngs: [...languages],
    ns: Object.keys(options.resources),
    defaultNS: 'ui',
    resources: {},
    // React escapes what it prints.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const changeLanguage = async (language: Language) => {
    await Promise.all(
      Object.entries(options.resources).map(async ([room, loaders]) => {
        if (instance.hasResourceBundle(language, room)) return;
        instance.addResourceBundle(language, room, (await loaders[language]()).default);
      }),
    );
    rememberLanguage(language);
    await instance.changeLanguage(language);
  };
  await changeLanguage(options.language);
  return { i18n: instance, changeLanguage };
}
