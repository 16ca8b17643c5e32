import type { Language } from '#platform/db/scope.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Letter, LetterSection } from '#platform/mail/letter.tsx';
import { places } from '../contract/places.ts';

/** Beyond this a letter is not read but skipped; the rest is counted and stands in the inbox. */
const mostLines = 20;

export interface LetterParts {
  texts: Texts;
  language: Language;
  organisation: string;
  /** Address of the organisation's workspace, without a slash at its end. */
  url: string;
  /** Where these letters end without signing in. */
  turnOffUrl: string;
}

/** One notification in the reader's words. */
export interface NewsLine {
  /** What such ones are called: the heading that it stands under. */
  title: string;
  sentence: string;
  path: string;
}

export interface DueLine {
  title: string;
  /** Its day as readers write days, and where it stands. */
  detail: string;
  late: boolean;
  path: string;
}

/** What is new and what is due, in one letter. */
export function digestLetter(
  parts: LetterParts,
  content: { news: readonly NewsLine[]; due: readonly DueLine[] },
): Letter {
  const { news, due } = content;
  const say = sayer(parts);
  const late = due.filter((item) => item.late);
  const coming = due.filter((item) => !item.late);
  return {
    kind: 'notifications.digest',
    language: parts.language,
    subject: subjectOf(parts, { news: news.length, due: due.length }),
    paragraphs: [say('mail.digest.text')],
    sections: [
      ...dueSection(parts, say('mail.digest.late'), late),
      ...dueSection(parts, say('mail.digest.coming'), coming),
      ...newsSections(parts, news),
    ],
    button: { label: say('mail.button'), url: `${parts.url}/${places.inbox}` },
    ...ending(parts, 'mail.digest.why'),
  };
}

/** What is not to wait for the digest. */
export function atOnceLetter(parts: LetterParts, news: readonly NewsLine[]): Letter {
  const say = sayer(parts);
  const [first] = news;
  const only = news.length === 1 && first ? first.sentence : null;
  return {
    kind: 'notifications.at-once',
    language: parts.language,
    subject: only ?? subjectOf(parts, { news: news.length, due: 0 }),
    paragraphs: [
      say(only === null ? 'mail.at-once.several' : 'mail.at-once.one', { organisation: parts.organisation }),
    ],
    ...(only === null ? { sections: newsSections(parts, news) } : {}),
    button:
      only === null || !first
        ? { label: say('mail.button'), url: `${parts.url}/${places.inbox}` }
        : { label: say('mail.at-once.button'), url: `${parts.url}/${first.path}` },
    ...ending(parts, 'mail.at-once.why'),
  };
}

function ending(parts: LetterParts, why: string): Pick<Letter, 'footer' | 'footerLinks'> {
  const say = sayer(parts);
  return {
    footer: say(why, { organisation: parts.organisation }),
    footerLinks: [
      { label: say('mail.choose'), url: `${parts.url}/${places.preferences}` },
      { label: say('mail.turn-off'), url: parts.turnOffUrl },
    ],
  };
}

function subjectOf(parts: LetterParts, count: { news: number; due: number }): string {
  const say = sayer(parts);
  const counted = [
    ...(count.news > 0 ? [say('mail.news', { count: count.news })] : []),
    ...(count.due > 0 ? [say('mail.due', { count: count.due })] : []),
  ];
  return `${parts.organisation}: ${counted.join(', ')}`;
}

function dueSection(parts: LetterParts, title: string, items: readonly DueLine[]): LetterSection[] {
  if (items.length === 0) return [];
  const lines = items.slice(0, mostLines).map(({ title: text, detail, path }) => ({
    text,
    detail,
    url: `${parts.url}/${path}`,
  }));
  return [{ title, lines: [...lines, ...restLine(parts, 'rest-due', items.length)] }];
}

/** By kind, those with the newest first: what was mentioned stands together, and so does what was assigned. */
function newsSections(parts: LetterParts, news: readonly NewsLine[]): LetterSection[] {
  const shown = news.slice(0, mostLines);
  const sections = [...Map.groupBy(shown, (one) => one.title)].map(([title, lines]) => ({
    title,
    lines: lines.map(({ sentence, path }) => ({ text: sentence, url: `${parts.url}/${path}` })),
  }));
  const last = sections.at(-1);
  if (last) last.lines.push(...restLine(parts, 'rest', news.length));
  return sections;
}

function restLine(parts: LetterParts, what: 'rest' | 'rest-due', total: number): { text: string; url: string }[] {
  if (total <= mostLines) return [];
  const text = sayer(parts)(`mail.${what}`, { count: total - mostLines });
  return [{ text, url: what === 'rest' ? `${parts.url}/${places.inbox}` : parts.url }];
}

function sayer({ texts, language }: LetterParts) {
  return (key: string, params: Record<string, string | number> = {}) =>
    texts.say(language, `notifications:${key}`, params);
}
