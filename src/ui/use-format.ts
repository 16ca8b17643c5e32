import { useMemo } from 'react';
import { createFormat, type Format } from './format.ts';
import { useLanguage } from './i18n/use-language.tsx';

export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(() => createFormat(language), [language]);
}
