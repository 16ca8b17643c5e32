import type { Language } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Letter } from '#platform/mail/letter.tsx';

/** Told to whose account it is, so that what they did not do themselves is noticed. */
export function passkeyAddedLetter(texts: Texts, language: Language, values: { url: string; name: string }): Letter {
  return securityLetter(texts, language, 'passkey-added', values);
}

export function secondFactorOffLetter(texts: Texts, language: Language, values: { url: string }): Letter {
  return securityLetter(texts, language, 'second-factor-off', values);
}

export function recoveryCodesUsedLetter(
  texts: Texts,
  language: Language,
  { url, left }: { url: string; left: number },
): Letter {
  return securityLetter(texts, language, 'recovery-used', { url, count: left });
}

/** `device`: "Firefox, Linux", or empty when the browser says nothing that we know. */
export function newDeviceLetter(
  texts: Texts,
  language: Language,
  { url, device }: { url: string; device: string },
): Letter {
  const words = device || texts.say(language, 'identity:account.sessionUnknown');
  return securityLetter(texts, language, 'new-device', { url, device: words });
}

function securityLetter(
  texts: Texts,
  language: Language,
  kind: 'passkey-added' | 'second-factor-off' | 'recovery-used' | 'new-device',
  { url, ...values }: { url: string } & Record<string, string | number>,
): Letter {
  const say = (key: string) => texts.say(language, `identity:mail.${kind}.${key}`, values);
  return {
    kind: `identity.${kind}`,
    language,
    subject: say('subject'),
    paragraphs: [say('text')],
    button: { label: texts.say(language, 'identity:mail.security.button'), url: `${url}/app` },
    notes: [texts.say(language, 'identity:mail.security.note')],
    footer: texts.say(language, 'platform:letter.footer'),
  };
}
