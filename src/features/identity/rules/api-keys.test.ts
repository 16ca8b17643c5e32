import { describe, expect, it } from 'vitest';
import type { Role } from '#platform/db/scope.ts';
import type { Reach } from '../contract/reaches.ts';
import { isUseToNote, keyDayProblem, permissionsOfKey } from './api-keys.ts';

const rights = (role: Role): string[] =>
  ({
    owner: ['plan.read', 'plan.edit', 'identity.members-manage', 'identity.keys-own', 'identity.keys-manage'],
    editor: ['plan.read', 'plan.edit', 'identity.keys-own'],
    contributor: ['plan.read', 'plan.work', 'identity.keys-own'],
    reviewer: ['plan.read', 'plan.recommend'],
    viewer: ['plan.read', 'identity.keys-own'],
    guest: ['plan.read'],
  })[role];

describe('what a key may do', () => {
  it.each<[Reach, string[], Role, string[]]>([
    ['everything', [], 'owner', ['plan.read', 'plan.edit', 'identity.members-manage']],
    ['read', [], 'owner', ['plan.read', 'plan.edit', 'identity.members-manage']],
    ['work', [], 'owner', ['plan.read', 'plan.edit']],
    ['work', [], 'contributor', ['plan.read']],
    ['everything', [], 'viewer', ['plan.read']],
    ['chosen', ['plan.edit', 'identity.keys-own', 'no.such'], 'owner', ['plan.edit']],
    ['chosen', ['plan.edit'], 'viewer', []],
    ['chosen', [], 'owner', []],
  ])('%s %j of a member who is %s', (reach, permissions, role, left) => {
    expect([...permissionsOfKey({ reach, permissions }, role, rights)]).toEqual(left);
  });
});

it.each([
  ['2026-11-22', 'day_passed'],
  ['2026-11-23', null],
  ['2028-11-23', null],
  ['2028-11-24', 'key_day_too_far'],
  ['9999-12-31', 'key_day_too_far'],
])('a key until %s made on 2026-11-23: %s', (day, problem) => {
  expect(keyDayProblem(day, '2026-11-23')).toBe(problem);
});

it('notes a use at most once an hour', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const times = [null, '2026-11-23T11:00:00Z', '2026-11-23T11:00:01Z'];
  expect(times.map((time) => isUseToNote(time, now))).toEqual([true, true, false]);
});
