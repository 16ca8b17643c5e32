import { createTexts, type TextKey } from '#ui/i18n/texts.ts';

type Tree = typeof import('../texts/et.json', { with: { type: 'json' }});

export type PlanTextKey = TextKey<Tree>;
export const usePlanTexts = createTexts<Tree>('plan');
