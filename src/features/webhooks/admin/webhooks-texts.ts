import { createTexts } from '#ui/i18n/texts.ts';

type Tree = typeof import('../texts/et.json', { with: { type: 'json' }});

export const useWebhooksTexts = createTexts<Tree>('webhooks');
