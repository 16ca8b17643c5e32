import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

type Plain<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;

/** Every path to a sentence in a text file, with plural endings taken off: `list.selected`, not `list.selected_one`. */
export type TextKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Plain<Key> : `${Key}.${TextKey<Tree[Key]>}`;
}[keyof Tree & string];

export type Texts<Key extends string> = (key: Key, params?: Readonly<Record<string, unknown>>) => string;

/**
 * A room's typed door to its texts: `export const useTexts = createTexts<typeof et>('plan')`, then
 * `const t = useTexts(); t('activity.title')`. A key that the Estonian file lacks does not compile.
 */
export function createTexts<Tree>(room: string): () => Texts<TextKey<Tree>> {
  return () => {
    const { t } = useTranslation(room);
    return useCallback((key, params) => String(t(key as string, { ...params })), [t]);
  };
}
