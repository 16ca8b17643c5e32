import type { Language } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Letter, LetterSection } from '#platform/mail/letter.tsx';

export interface BoardLetterWords {
  organisation: string;
  plan: string;
  /** `III kvartal 2026 (01.07.2026–30.09.2026)` */
  period: string;
  /** `5 täidetud, 13 graafikus, …` */
  indicators: string;
  sections: readonly LetterSection[];
  url: string;
}

/** How the plan stood in the quarter that is over, with the way to the whole page and its PDF. */
export function boardLetter(texts: Texts, language: Language, words: BoardLetterWords): Letter {
  const { organisation, plan, period, indicators, sections, url } = words;
  const say = (key: string, params?: Record<string, string>) => texts.say(language, `plan:boardMail.${key}`, params);
  return {
    kind: 'plan.board-sheet',
    language,
    subject: say('subject', { plan, period }),
    paragraphs: [say('text', { plan, period }), say('indicators', { indicators })],
    sections: sections.filter((section) => section.lines.length > 0),
    button: { label: say('button'), url },
    notes: [say('note')],
    footer: say('footer', { organisation }),
    footerLinks: [{ label: say('leave'), url }],
  };
}
