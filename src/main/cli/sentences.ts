import { terminalLanguages } from '#platform/config/terminal-languages.ts';
import { platformErrors } from '#platform/errors/errors.ts';
import type { Refusal } from '#platform/errors/refusal.ts';
import type { Feature } from '#platform/feature/feature.ts';
import { Texts } from '#platform/i18n/texts.ts';
import platformEn from '#platform/texts/en.json' with { type: 'json' };
import platformEt from '#platform/texts/et.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

type Keys = Exclude<keyof typeof en, 'summaries'>;
/** A sentence of the command line; one that counts is named without its form. */
export type Sentence = Keys extends infer Key ? (Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key) : never;
export type Params = Readonly<Record<string, string | number>>;

let rooms: readonly Feature[] = [];
let opened: Texts | undefined;

/** Names the rooms whose refusals are said. Told and not imported: a backup says sentences too, and loads no room. */
export function speakFor(features: readonly Feature[]): void {
  rooms = features;
}

// Made when the first sentence is said: a server that starts in order never needs it.
function texts(): Texts {
  const theirs = Object.fromEntries(rooms.map((room) => [room.name, room.texts]));
  opened ??= new Texts({ cli: { et, en }, platform: { et: platformEt, en: platformEn }, ...theirs });
  return opened;
}

/** What `compose` makes of the words of each of the terminal's languages, one below the other. */
export function inEach(compose: (word: (key: Sentence, params?: Params) => string) => string, between = '\n'): string {
  return terminalLanguages()
    .map((language) => compose((key, params) => texts().say(language, `cli:${key}`, params)))
    .join(between);
}

/** A sentence in each of the terminal's languages, one below the other. */
export function sentence(key: Sentence, params: Params = {}): string {
  return inEach((word) => word(key, params));
}

/** A short note in each of them, on one line. */
export function note(key: Sentence, params: Params = {}): string {
  return inEach((word) => word(key, params), ' / ');
}

/** What a command is for, one line a language. */
export function summaries(command: string): string[] {
  return terminalLanguages().map((language) => ({ et, en })[language].summaries[summaryKey(command)]);
}

/** In English, for the documents. */
export function englishSummary(command: string): string {
  return en.summaries[summaryKey(command)];
}

export function refusalSentence(refusal: Refusal): string {
  const room = refusal.code in platformErrors ? 'platform' : rooms.find((room) => refusal.code in room.errors)?.name;
  const key = `${room ?? 'platform'}:errors.${refusal.code}`;
  return terminalLanguages()
    .map((language) => texts().say(language, key, refusal.params))
    .join('\n');
}

function summaryKey(command: string): keyof typeof en.summaries {
  return command.replaceAll(' ', '-') as keyof typeof en.summaries;
}
