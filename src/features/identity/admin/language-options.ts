import { languages } from '../contract/values.ts';
import { useIdentityTexts } from './identity-texts.ts';

export function useLanguageOptions(): { value: string; label: string }[] {
  const t = useIdentityTexts();
  return languages.map((value) => ({ value, label: t(`languages.${value}`) }));
}
