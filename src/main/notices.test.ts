import { expect, it } from 'vitest';
import type { TextTree } from '#platform/i18n/texts.ts';
import { features } from './features.ts';

const plural = /_(one|other)$/;

/** Keys of a branch of a room's texts, without the endings of plurals. */
function namesIn(tree: TextTree, branch: string): Set<string> {
  const found = tree[branch];
  const keys = typeof found === 'object' ? Object.keys(found) : [];
  return new Set(keys.map((key) => key.replace(plural, '')));
}

it('names each kind of notification that a room tells, so that people can choose, and says no other', () => {
  for (const { name, notices = [], texts } of features) {
    const declared = new Set(notices.map(({ key }) => key.slice(name.length + 1)));
    for (const language of ['et', 'en'] as const) {
      const where = `${name}, ${language}`;
      expect([where, namesIn(texts[language], 'notifications')]).toEqual([where, declared]);
      expect([where, namesIn(texts[language], 'notices')]).toEqual([where, declared]);
    }
  }
});

it('gives each kind to the room that tells it, once', () => {
  const keys = features.flatMap(({ name, notices = [] }) => notices.map(({ key }) => ({ name, key })));
  expect(keys.filter(({ name, key }) => !key.startsWith(`${name}.`))).toEqual([]);
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
});
