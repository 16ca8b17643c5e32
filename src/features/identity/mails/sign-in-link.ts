import type { Language } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Letter } from '#platform/mail/letter.tsx';

export function signInLetter(texts: Texts, language: Language, values: { url: string; minutes: number }): Letter {
  return {
    kind: 'identity.sign-in-link',
    language,
    subject: texts.say(language, 'identity:mail.sign-in.subject'),
    paragraphs: [texts.say(language, 'identity:mail.sign-in.text', { minutes: values.minutes })],
    button: { label: texts.say(language, 'identity:mail.sign-in.button'), url: values.url },
    notes: [texts.say(language, 'identity:mail.sign-in.note')],
    footer: texts.say(language, 'platform:letter.footer'),
  };
}
