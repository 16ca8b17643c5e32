import type { Language, Role } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Letter } from '#platform/mail/letter.tsx';

export interface InvitationWords {
  url: string;
  organisation: string;
  inviter: string;
  role: Role;
  /** `31.12.2026`, or null for all but guests. */
  until: string | null;
  days: number;
}

export function invitationLetter(texts: Texts, language: Language, words: InvitationWords): Letter {
  const { url, organisation, inviter, until, days } = words;
  const role = texts.say(language, `identity:roles.${words.role}`);
  return {
    kind: 'identity.invitation',
    language,
    subject: texts.say(language, 'identity:mail.invitation.subject', { organisation }),
    paragraphs: [
      texts.say(language, 'identity:mail.invitation.text', { inviter, organisation, role }),
      ...(until === null ? [] : [texts.say(language, 'identity:mail.invitation.text-until', { until })]),
    ],
    button: { label: texts.say(language, 'identity:mail.invitation.button'), url },
    notes: [texts.say(language, 'identity:mail.invitation.note', { days })],
    footer: texts.say(language, 'platform:letter.footer'),
  };
}
