import { roles } from '#platform/db/scope.ts';
import { useIdentityTexts } from '../identity-texts.ts';

export function useRoleOptions(): { value: string; label: string }[] {
  const t = useIdentityTexts();
  return roles.map((value) => ({ value, label: t(`roles.${value}`) }));
}
