import { describe, expect, it } from 'vitest';
import type { PartyKind } from '../contract/words.ts';
import { foldName, guessKind, isSameParty, proposeMember } from './parties.ts';

describe('two spellings', () => {
  it.each([
    ['KÜÜ tegevmeeskond', 'KüÜ tegevmeeskond', true],
    ['teavitustöörupp', 'teavitustöögrupp', true],
    ['„Külade Liit“', 'Külade liit', true],
    ['TOL', 'TAL', false],
    ['Mari Mets', 'Mart Mets', false],
    ['Lõuna vallavalitsus', 'Põhja vallavalitsus', false],
    ['juhatus', 'juhatuse liikmed', false],
  ])('%s and %s: one party? %s', (one, other, same) => {
    expect(isSameParty(one, other)).toBe(same);
  });

  it('fold the same way whatever their case and marks', () => {
    expect(foldName('  MTÜ „Kodu  Paik“. ')).toBe('mtü kodu paik');
  });
});

describe('what a name most likely is', () => {
  it.each([
    ['tegevmeeskond', 'team'],
    ['Juhatus', 'team'],
    ['teavitustöörühm', 'team'],
    ['Metsaveere Noorte Ühendus', 'organisation'],
    ['kommunikatsioonitöögrupp', 'team'],
    ['MTÜ Metsaveere', 'organisation'],
    ['Kuusiku Vallavalitsus', 'organisation'],
    ['valdade teabejuhid', 'role'],
    ['kodulehe arendaja', 'role'],
    ['Liis Lepik', 'person'],
    ['KÜL', 'organisation'],
    ['Grupa robocza', 'team'],
    ['Communications officer', 'role'],
  ] as [string, PartyKind][])('%s is a %s', (name, kind) => {
    expect(guessKind(name)).toBe(kind);
  });
});

describe('a member for a name', () => {
  const members = [
    { userId: '1', name: 'Liis Lepik' },
    { userId: '2', name: 'Jaan Kask' },
    { userId: '3', name: 'Jaan Kask' },
  ];
  it('is proposed when one fits, and left to a person when two do', () => {
    expect(proposeMember('LIIS LEPIK', members)).toBe('1');
    expect(proposeMember('Jaan Kask', members)).toBeNull();
    expect(proposeMember('juhatus', members)).toBeNull();
  });
});
