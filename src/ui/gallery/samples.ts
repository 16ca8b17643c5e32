import type { Tone } from '../parts/state-badge.tsx';

export interface Book {
  id: string;
  title: string;
  author: string;
  due: string | null;
  loans: number;
  tone: Tone;
  state: string;
}

const authors = ['Õie Saar', 'Šarlotte Kask', 'Tiit Ülem', 'Žanna Ilves', 'Ants Öövel', 'Veera Xiu', 'Rein Mägi'];
const titles = [
  'Külapood, mis sai kohvikuks',
  'Neli sõpra ja rattapark',
  'Öised kalurid',
  'Ääremaa lood',
  'Suvi sadamas',
];
const states: readonly [Tone, string][] = [
  ['success', 'riiulis'],
  ['info', 'laenutatud'],
  ['warning', 'tähtaeg 5.12'],
  ['danger', 'kadunud'],
  ['neutral', 'tellimata'],
];

export const books: readonly Book[] = Array.from({ length: 23 }, (_, at) => {
  const [tone, state] = states[at % states.length] ?? ['neutral', ''];
  return {
    id: String(at),
    title: `${titles[at % titles.length]}${at < 5 ? '' : `, ${Math.floor(at / 5) + 1}. osa`}`,
    author: authors[at % authors.length] ?? '',
    due:
      at % 4 === 3
        ? null
        : `2026-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + ((at * 7) % 28)).padStart(2, '0')}`,
    loans: (at * 137) % 2500,
    tone,
    state,
  };
});
