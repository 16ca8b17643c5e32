import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const now = () => new Date('2026-11-23T12:05:00Z');
const et = createFormat('et', { now });
const en = createFormat('en', { now });

describe('moments', () => {
  it('writes days and times the Estonian way, in the zone of the county', () => {
    expect(et.day('2026-11-23')).toBe('23.11.2026');
    expect(et.time('2026-11-23T12:05:00Z')).toBe('14.05');
    expect(et.dayAndTime('2026-11-22T22:30:00Z')).toBe('23.11.2026 kell 00.30');
    expect(en.dayAndTime('2026-07-01T12:05:00Z')).toBe('01.07.2026 at 15.05');
  });

  it.each([
    ['2026-11-22', 'eile'],
    ['2026-11-23', 'täna'],
    ['2026-11-24', 'homme'],
    ['2026-11-26', '3 päeva pärast'],
    ['2026-11-22T21:59:00Z', 'eile'],
    ['2026-11-23T12:00:00Z', '5 minuti eest'],
  ])('tells how far %s is: %s', (value, told) => {
    expect(et.relative(value)).toBe(told);
  });

  it.each([
    ['2026-09-01', '2027-06-30', 'september 2026 – juuni 2027'],
    ['2026-01-01', '2026-03-31', 'jaanuar – märts 2026'],
    ['2026-05-01', '2026-05-31', 'mai 2026'],
    ['2026-05-01', null, 'alates 01.05.2026'],
    [null, '2026-05-31', 'kuni 31.05.2026'],
    [null, null, ''],
  ])('names the period %s … %s', (start, end, told) => {
    expect(et.period(start, end)).toBe(told);
  });
});

describe('numbers', () => {
  it('has a decimal comma and a thin space between thousands', () => {
    expect(et.number(1234.5)).toBe('1\u202f234,5');
    expect(et.percent(0.583)).toBe('58,3\u00a0%');
    expect(et.bytes(1_400_000)).toBe('1,4\u00a0MB');
    expect(et.bytes(999)).toBe('999\u00a0B');
    expect(et.duration(4_800_000)).toBe('1 t 20 min');
  });

  it('sorts by the Estonian alphabet', () => {
    expect(['Õru', 'Võru', 'Zürich', 'Šveits', 'Tartu', 'Ahja', 'Ülde', 'Saue', 'Ärma'].sort(et.compare)).toEqual([
      'Ahja',
      'Saue',
      'Šveits',
      'Zürich',
      'Tartu',
      'Võru',
      'Õru',
      'Ärma',
      'Ülde',
    ]);
  });
});
