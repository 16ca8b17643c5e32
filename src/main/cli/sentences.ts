import { platformErrors } from '#platform/errors/errors.ts';
import type { Refusal } from '#platform/errors/refusal.ts';
import { Texts } from '#platform/i18n/texts.ts';
import en from '#platform/texts/en.json' with { type: 'json' };
import et from '#platform/texts/et.json' with { type: 'json' };
import { features } from '../features.ts';

/** The sentence of a refusal in both languages: on a terminal nobody has said which one they read. */
export function refusalSentence(refusal: Refusal): string {
  const rooms = Object.fromEntries(features.map((feature) => [feature.name, feature.texts]));
  const texts = new Texts({ platform: { et, en }, ...rooms });
  const room =
    refusal.code in platformErrors ? 'platform' : features.find((feature) => refusal.code in feature.errors)?.name;
  const key = `${room ?? 'platform'}:errors.${refusal.code}`;
  const field = refusal.field ? ` (${refusal.field})` : '';
  return `${texts.say('et', key, refusal.params)}${field}\n${texts.say('en', key, refusal.params)}${field}`;
}
