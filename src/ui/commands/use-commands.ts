import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session.tsx';
import type { Command, CommandContext, CommandSource } from './source.ts';

const PAUSE_MS = 120;

export interface CommandGroup {
  id: string;
  heading: string;
  commands: readonly Command[];
}
export interface Found {
  groups: readonly CommandGroup[];
  searching: boolean;
  /** A source threw; the others still answer. */
  failed: boolean;
}

/** Asks every source at once; each group shows as soon as its own source has answered. */
export function useCommands(sources: readonly CommandSource[], words: string): Found {
  const session = useSession();
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly Command[] | 'failed'>>(new Map());
  useEffect(() => {
    const stop = new AbortController();
    const context: CommandContext = { session, text: (key) => t(key), signal: stop.signal };
    const pause = setTimeout(() => {
      setAnswers(new Map());
      for (const source of sources) {
        if (words.length < (source.leastLetters ?? 0)) {
          setAnswers((before) => new Map(before).set(source.id, []));
          continue;
        }
        Promise.resolve()
          .then(() => source.find(words, context))
          .catch(() => 'failed' as const)
          .then((answer) => {
            if (!stop.signal.aborted) setAnswers((before) => new Map(before).set(source.id, answer));
          });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [sources, words, session, t]);
  const groups = sources.flatMap((source) => {
    const commands = answers.get(source.id);
    if (!commands || commands === 'failed' || commands.length === 0) return [];
    return [{ id: source.id, heading: t(source.heading), commands }];
  });
  return { groups, searching: answers.size < sources.length, failed: [...answers.values()].includes('failed') };
}

/** "lood vald" finds "Lood valdade lehtedes": every word begins a word of the label; accents may be left out. */
export function fits(label: string, words: string): boolean {
  const folded = fold(label).split(/[^\p{L}\p{N}]+/u);
  return fold(words)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => folded.some((part) => part.startsWith(word)));
}

function fold(text: string): string {
  return text.toLocaleLowerCase('et').normalize('NFD').replace(/\p{M}/gu, '');
}
