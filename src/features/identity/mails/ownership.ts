import type { Language } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Letter } from '#platform/mail/letter.tsx';

export function ownershipLetter(
  texts: Texts,
  language: Language,
  words: { url: string; organisation: string; owner: string; days: number },
): Letter {
  const { url, organisation, owner, days } = words;
  return {
    kind: 'identity.ownership',
    language,
    subject: texts.say(language, 'identity:mail.ownership.subject', { organisation }),
    paragraphs: [texts.say(language, 'identity:mail.ownership.text', { owner, organisation })],
    button: { label: texts.say(language, 'identity:mail.ownership.button'), url },
    notes: [texts.say(language, 'identity:mail.ownership.note', { days })],
    footer: texts.say(language, 'platform:letter.footer'),
  };
}
