import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlanSnapshot } from '../../contract/snapshot.ts';
import { aSnapshot, aSnapshotActivity, aSnapshotStep, idOf } from './builders.ts';
import { alike, applyChange, compareSnapshots, isEmpty } from './compare.ts';
import { movedAmong } from './order.ts';
import { tellDiff } from './tell.ts';
import { wordPieces } from './words.ts';

const day = fc.constantFrom('2026-01-01', '2026-03-31', null);
const someId = (from: number, to: number) => fc.integer({ min: from, max: to }).map(idOf);
const many = <One extends { id: string }>(one: fc.Arbitrary<One>) =>
  fc.uniqueArray(one, { selector: (row) => row.id, maxLength: 6 });

/** Any plan of few things, so that two of them have much in common. */
const snapshots: fc.Arbitrary<PlanSnapshot> = fc
  .record({
    title: fc.constantFrom('Kava', 'Uus kava'),
    sections: many(fc.record({ id: someId(1, 3), title: fc.constantFrom('A', 'B'), position: fc.nat(5) })),
    activities: many(
      fc.record({
        id: someId(10, 15),
        section_id: someId(1, 3),
        title: fc.lorem(),
        period_end: day,
        position: fc.nat(5),
      }),
    ),
    steps: many(
      fc.record({
        id: someId(20, 29),
        activity_id: someId(10, 15),
        text: fc.lorem(),
        due_on: day,
        position: fc.nat(5),
      }),
    ),
  })
  .map(({ title, sections, activities, steps }) =>
    aSnapshot({
      plan: { title, period_start: null, period_end: null, notes: '' },
      sections: sections.map((one) => ({ code: null, ...one })),
      activities: activities.map(aSnapshotActivity),
      steps: steps.map(aSnapshotStep),
    }),
  );

describe('comparing two states of a plan', () => {
  it('finds nothing between a plan and itself', () => {
    fc.assert(
      fc.property(snapshots, (one) => {
        const same = PlanSnapshot.parse(JSON.parse(JSON.stringify(one)));
        expect(isEmpty(compareSnapshots(one, same))).toBe(true);
        expect(tellDiff(one, same)).toMatchObject({ plan: [], sections: [], activities: [] });
      }),
    );
  });

  it('finds all: what is applied to the first gives the second', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (before, after) => {
        const made = applyChange(before, compareSnapshots(before, after));
        expect(isEmpty(compareSnapshots(made, after))).toBe(true);
      }),
    );
  });

  it('tells every activity that came, went or reads differently, and no other', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (before, after) => {
        const told = tellDiff(before, after).activities;
        const kindOf = new Map(told.map((one) => [one.id, one.change]));
        for (const one of after.activities) {
          const earlier = before.activities.find((other) => other.id === one.id);
          if (!earlier) expect(kindOf.get(one.id)).toBe('added');
          else if (earlier.title !== one.title) expect(kindOf.get(one.id)).toBe('changed');
          else if (earlier.section_id !== one.section_id) expect(kindOf.has(one.id)).toBe(true);
        }
        const still = new Set(after.activities.map((one) => one.id));
        const gone = before.activities.filter((one) => !still.has(one.id)).map((one) => one.id);
        expect(told.filter((one) => one.change === 'removed').map((one) => one.id)).toEqual(gone);
      }),
    );
  });

  it('is the same whatever the order of keys and whether an empty field is there', () => {
    expect(alike({ one: 1, other: [null, { b: 2, a: 1 }] }, { other: [null, { a: 1, b: 2, c: null }], one: 1 })).toBe(
      true,
    );
    expect(alike({ one: 1 }, { one: 2 })).toBe(false);
  });
});

describe('what a person is told', () => {
  it('tells dates, targets, parties and money with how they were and are', () => {
    const before = aSnapshot();
    const [target, party, line] = [before.targets[0], before.parties[0], before.budgetLines[0]];
    const after = aSnapshot({
      activities: [aSnapshotActivity({ period_end: '2026-09-30' })],
      targets: target ? [{ ...target, min: 1500 }] : [],
      parties: party ? [{ ...party, role: 'participant' }] : [],
      budgetLines: line ? [{ ...line, planned_cents: 65_000 }] : [],
    });
    const { counts, activities } = tellDiff(before, after);
    expect(counts).toEqual({ added: 0, removed: 0, changed: 4, moved: 0, dates: 1, targets: 1, parties: 1, money: 1 });
    expect(activities[0]).toMatchObject({
      change: 'changed',
      fields: [{ field: 'period_end', value: 'day', before: '2026-06-30', after: '2026-09-30' }],
      parts: [
        { kind: 'target', name: 'Külastajaid on 1000', fields: [{ field: 'min', before: 1000, after: 1500 }] },
        { kind: 'party', name: 'Juhatus', fields: [{ value: 'role', before: 'owner', after: 'participant' }] },
        { kind: 'budget-line', name: 'Trükk', fields: [{ value: 'money', before: 50_000, after: 65_000 }] },
      ],
    });
  });

  it('calls only the one that was put elsewhere moved', () => {
    const three = (order: number[]) =>
      aSnapshot({
        activities: order.map((number, place) => aSnapshotActivity({ id: idOf(number), position: (place + 1) * 10 })),
        steps: [],
      });
    const { activities, counts } = tellDiff(three([11, 12, 13]), three([13, 11, 12]));
    expect(activities.map((one) => [one.id, one.change])).toEqual([[idOf(13), 'moved']]);
    expect(counts).toMatchObject({ moved: 1, changed: 0 });
  });

  it('calls a column that the product learned of in between no change', () => {
    const grown = aSnapshot({ steps: [aSnapshotStep({ recurs_every: 1 })] });
    expect(tellDiff(aSnapshot(), grown).activities).toEqual([]);
    expect(tellDiff(grown, aSnapshot({ steps: [aSnapshotStep({ recurs_every: 2 })] })).counts.changed).toBe(1);
  });

  it('says from which section an activity came', () => {
    const sections = [1, 2].map((number) => ({
      id: idOf(number),
      code: null,
      title: `Osa ${number}`,
      position: number,
    }));
    const moved = tellDiff(
      aSnapshot({ sections }),
      aSnapshot({ sections, activities: [aSnapshotActivity({ section_id: idOf(2) })] }),
    );
    expect(moved.activities).toMatchObject([{ change: 'moved', section: 'Osa 2', movedFrom: 'Osa 1' }]);
  });

  it('says nothing of a thing whose number of place changed while it stands where it stood', () => {
    const shifted = tellDiff(aSnapshot(), aSnapshot({ activities: [aSnapshotActivity({ position: 40 })] }));
    expect(shifted.activities).toEqual([]);
  });
});

describe('words', () => {
  it('gives both texts back', () => {
    const texts = fc.array(fc.constantFrom('kava', 'on', 'uus', 'hea', '\n', '  ')).map((words) => words.join(' '));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = wordPieces(before, after);
        const of = (gone: string) =>
          pieces
            .filter((one) => one.kind !== gone)
            .map((one) => one.text)
            .join('');
        expect(of('added')).toBe(before);
        expect(of('removed')).toBe(after);
      }),
    );
  });

  it.each([
    ['Leht on avatud.', 'Leht on avatud ja testitud.', 'same:Leht on |removed:avatud.|added:avatud ja testitud.'],
    ['sama', 'sama', 'same:sama'],
    ['', 'uus', 'added:uus'],
  ])('%j → %j', (before, after, pieces) => {
    expect(
      wordPieces(before, after)
        .map((one) => `${one.kind}:${one.text}`)
        .join('|'),
    ).toBe(pieces);
  });

  it('gives up in time on texts that are too long to compare', () => {
    const long = Array.from({ length: 5000 }, (_, index) => `sõna${index} `).join('');
    expect(wordPieces(long, long.replaceAll('sõna', 'muu'))).toHaveLength(2);
  });
});

it('moves as few as can be', () => {
  expect([...movedAmong(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])]).toEqual(['a']);
  expect([...movedAmong(['a', 'b'], ['a', 'x', 'b'])]).toEqual([]);
});
