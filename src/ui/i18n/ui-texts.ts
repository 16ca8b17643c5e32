import { createTexts, type TextKey } from './texts.ts';

type Tree = typeof import('../texts/et.json', { with: { type: 'json' }});

export type UiTextKey = TextKey<Tree>;
export const useUiTexts = createTexts<Tree>('ui');
