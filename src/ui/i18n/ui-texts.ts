import { createTexts } from './texts.ts';

type Tree = typeof import('../texts/et.json', { with: { type: 'json' }});

export const useUiTexts = createTexts<Tree>('ui');
