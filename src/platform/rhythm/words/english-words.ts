import type { Breakdown } from '../rule.ts';

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const numbers = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

export const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;

export const breakdownWords: Record<Breakdown, string> = {
  municipality: 'in every municipality',
  'target-group': 'for every target group',
  channel: 'in every channel',
  partner: 'with every partner',
  section: 'in every section',
};

/** 1st, 2nd, 3rd, 4th … 11th, 12th, 13th … 21st. */
export function numbered(day: number): string {
  const teen = day % 100 > 10 && day % 100 < 14;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}
