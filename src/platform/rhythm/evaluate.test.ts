import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatedRecord } from '../dated/dated.ts';
import { addDays, dayOfNumber } from '../time/calendar.ts';
import { aCadence, cadences } from './builders.ts';
import { type Asked, evaluate, tallyOf } from './evaluate.ts';

let numbered = 0;
function aRecord(on: string, ...parts: string[]): DatedRecord {
  numbered += 1;
  return { id: String(numbered), on, title: on, path: '', parts };
}

const span = { start: '2026-07-01', end: '2026-12-31' };
const states = (asked: Partial<Asked>) =>
  evaluate({ cadence: aCadence(), records: [], today: '2026-11-23', span, ...asked }).rows.map((row) =>
    row.cells.map((cell) => cell.state),
  );

describe('how parts of the calendar are judged', () => {
  it('tells kept, late, missed, due and ahead apart', () => {
    const cadence = aCadence({ by: { kind: 'month-day', day: 25, month: 1 } });
    const records = ['2026-07-25', '2026-08-26', '2026-10-01'].map((day) => aRecord(day));
    expect(states({ cadence, records })).toEqual([['kept', 'late', 'missed', 'kept', 'due', 'ahead']]);
  });

  it('asks for as many as the rule says, and tells when there were too many', () => {
    const cadence = aCadence({ per: 'quarter', min: 2, max: 3 });
    const days = ['2026-07-02', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
    const [row] = evaluate({ cadence, records: days.map((day) => aRecord(day)), today: '2026-11-23', span }).rows;
    expect(row?.cells.map((cell) => [cell.state, cell.records.length, cell.over])).toEqual([
      ['missed', 1, false],
      ['kept', 4, true],
    ]);
  });

  it('judges each municipality apart, whatever the letters, and says what names none', () => {
    const cadence = aCadence({
      per: 'quarter',
      each: { breakdown: 'municipality', parts: ['Allika vald', 'Niidu vald'] },
    });
    const records = [
      aRecord('2026-08-01', 'allika vald'),
      aRecord('2026-10-05', 'Niidu vald', 'Allika vald'),
      aRecord('2026-08-02'),
    ];
    const { rows, unplaced } = evaluate({ cadence, records, today: '2026-11-23', span });
    expect(rows.map((row) => [row.part, row.cells.map((cell) => cell.state)])).toEqual([
      ['Allika vald', ['kept', 'kept']],
      ['Niidu vald', ['missed', 'kept']],
    ]);
    expect(unplaced.map((record) => record.on)).toEqual(['2026-08-02']);
  });

  it('does not blame a part that was less than whole when the rhythm began or rested', () => {
    const since = aCadence({ since: '2026-07-20' });
    expect(states({ cadence: since })[0]?.slice(0, 2)).toEqual(['uncounted', 'missed']);
    expect(states({ cadence: since, records: [aRecord('2026-07-21')] })[0]?.[0]).toBe('kept');
    expect(states({ pauses: [{ start: '2026-08-10', end: '2026-09-05' }] })[0]?.slice(0, 4)).toEqual([
      'missed',
      'uncounted',
      'uncounted',
      'missed',
    ]);
  });

  it('does not take what is planned for a later day as done', () => {
    expect(states({ records: [aRecord('2026-11-28')] })[0]?.[4]).toBe('due');
    expect(states({ records: [aRecord('2026-11-28')], today: '2026-11-28' })[0]?.[4]).toBe('kept');
  });

  it('is due still on the due day itself, and missed on the day after', () => {
    expect(states({ today: '2026-11-30' })[0]?.[4]).toBe('due');
    expect(states({ today: '2026-12-01' })[0]?.[4]).toBe('missed');
  });
});

const recordDays = fc.array(fc.integer({ min: 20_200, max: 20_900 }).map(dayOfNumber), { maxLength: 40 });

describe('whatever the rule and the records', () => {
  const rank = { uncounted: 0, ahead: 0, due: 0, missed: 0, late: 1, kept: 2 };
  it('never stands worse because more was done', () => {
    fc.assert(
      fc.property(cadences, recordDays, fc.integer({ min: 20_200, max: 20_900 }), (cadence, days, extra) => {
        const asked = {
          cadence: { ...cadence, each: null },
          today: '2027-01-15',
          span: { start: '2025-06-01', end: '2027-03-01' },
        };
        const before = evaluate({ ...asked, records: days.map((day) => aRecord(day)) });
        const after = evaluate({ ...asked, records: [...days, dayOfNumber(extra)].map((day) => aRecord(day)) });
        for (const [index, cell] of (before.rows[0]?.cells ?? []).entries())
          expect(rank[after.rows[0]?.cells[index]?.state ?? 'missed']).toBeGreaterThanOrEqual(rank[cell.state]);
      }),
    );
  });

  it('counts each record once, and nothing that is kept becomes missed as days pass', () => {
    fc.assert(
      fc.property(cadences, recordDays, fc.integer({ min: 0, max: 300 }), (cadence, days, later) => {
        const plain = { ...cadence, each: null };
        const asked = {
          cadence: plain,
          records: days.map((day) => aRecord(day)),
          span: { start: '2025-06-01', end: '2027-03-01' },
        };
        const now = evaluate({ ...asked, today: '2026-08-01' });
        const counted = now.rows[0]?.cells.flatMap((cell) => cell.records.map((record) => record.id)) ?? [];
        expect(new Set(counted).size).toBe(counted.length);
        const then = evaluate({ ...asked, today: addDays('2026-08-01', later) });
        for (const [index, cell] of (now.rows[0]?.cells ?? []).entries())
          if (cell.state === 'kept') expect(then.rows[0]?.cells[index]?.state).toBe('kept');
        expect(tallyOf(then.rows).kept).toBeGreaterThanOrEqual(tallyOf(now.rows).kept);
      }),
    );
  });
});
