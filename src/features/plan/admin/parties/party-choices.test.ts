import { expect, test } from 'vitest';
import type { PartyView } from '../../contract/plan.ts';
import {
  canBeMember,
  choiceOf,
  confirmBody,
  mergeTargets,
  nameless,
  restoredChoices,
  withChange,
} from './party-choices.ts';

const ids = {
  team: '00000000-0000-7000-8000-000000000001',
  slip: '00000000-0000-7000-8000-000000000002',
  mari: '00000000-0000-7000-8000-000000000003',
};

function party(id: string, name: string, kind: PartyView['kind']): PartyView {
  const counts = { owns: 1, participates: 0, revision: 1 };
  return { id, name, kind, state: 'proposed', userId: null, proposedUserId: null, wordings: [], ...counts };
}

const all = [
  party(ids.team, 'töörühm', 'team'),
  party(ids.slip, 'töörüm', 'team'),
  party(ids.mari, 'Mari L', 'person'),
];
const [team, slip, mari] = all as [PartyView, PartyView, PartyView];

test('what nobody touched stands as the document proposed it', () => {
  expect(choiceOf(mari, {})).toEqual({ name: 'Mari L', kind: 'person', userId: null, mergeInto: null });
});

test('a proposed member is never taken by confirming alone', () => {
  const proposed = { ...mari, proposedUserId: ids.team };
  expect(confirmBody([proposed], {}).parties[0]?.userId).toBeNull();
});

test('what turns out to be a team is no longer a user', () => {
  const chosen = withChange(choiceOf(mari, {}), { userId: ids.team });
  expect(withChange(chosen, { kind: 'organisation' }).userId).toBeNull();
  expect(withChange(chosen, { kind: 'role' }).userId).toBe(ids.team);
  expect(canBeMember('team')).toBe(false);
});

test('merging cannot go round in a circle or through a third name', () => {
  const choices = { [ids.slip]: withChange(choiceOf(slip, {}), { mergeInto: ids.team }) };
  expect(mergeTargets(team, all, choices)).toEqual([]);
  expect(mergeTargets(mari, all, choices).map((one) => one.id)).toEqual([ids.team]);
  expect(mergeTargets(slip, all, choices).map((one) => one.id)).toEqual([ids.team, ids.mari]);
});

test('an emptied name is asked for, unless the name goes into another', () => {
  const empty = { ...choiceOf(slip, {}), name: '  ' };
  expect(nameless(all, { [ids.slip]: empty })).toEqual([slip]);
  expect(nameless(all, { [ids.slip]: { ...empty, mergeInto: ids.team } })).toEqual([]);
});

test('a draft that speaks of parties that are gone is put back without them', () => {
  const kept = {
    [ids.slip]: { ...choiceOf(slip, {}), mergeInto: ids.mari },
    [ids.mari]: choiceOf(mari, {}),
  };
  expect(restoredChoices(kept, [team, slip])).toEqual({ [ids.slip]: choiceOf(slip, {}) });
  expect(restoredChoices({ [ids.slip]: 'rikutud' }, all)).toEqual({});
  expect(restoredChoices(undefined, all)).toEqual({});
});
