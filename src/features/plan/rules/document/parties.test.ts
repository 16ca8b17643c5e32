import { describe, expect, it } from 'vitest';
import { readParties } from './parties.ts';

describe('parties of a cell', () => {
  it.each([
    ['Tegevmeeskond, töörühm', ['Tegevmeeskond', 'töörühm']],
    [
      'Metsaveere Noortekogu ja Metsaveere Noorsootöötajate Ühendus, MTL',
      ['Metsaveere Noortekogu', 'Metsaveere Noorsootöötajate Ühendus', 'MTL'],
    ],
    ['Maaelu ja Keskkonna Ühing', ['Maaelu ja Keskkonna Ühing']],
    ['haridus- ja kultuuriosakond', ['haridus- ja kultuuriosakond']],
    ['kommunikatsioonijuht ja tegevjuht', ['kommunikatsioonijuht', 'tegevjuht']],
    ['Mari Maasikas ja Jüri Juurikas', ['Mari Maasikas', 'Jüri Juurikas']],
    ['Biuro LGD oraz Zarząd', ['Biuro LGD', 'Zarząd']],
    ['Health and Safety Officer', ['Health and Safety Officer']],
    ['Comms Officer and Chair', ['Comms Officer', 'Chair']],
    ['partnerid (TAL, Äripark; ülikool), juhatus', ['partnerid (TAL, Äripark; ülikool)', 'juhatus']],
    ['töörühm, kaasatakse eksperdid', ['töörühm', 'kaasatakse eksperdid']],
    [
      'Meeskond, analüüsi tegemiseks kaasatakse ekspert. Jagamisel kaasatakse liikmed, partnerid.',
      ['Meeskond', 'analüüsi tegemiseks kaasatakse ekspert', 'Jagamisel kaasatakse liikmed, partnerid'],
    ],
    ['vald\nkool\nraamatukogu', ['vald', 'kool', 'raamatukogu']],
    ['liikmed, partnerid jt.', ['liikmed', 'partnerid jt.']],
    ['Editor (lead), Town Clerk', ['Editor (lead)', 'Town Clerk']],
    ['vald/linn', ['vald', 'linn']],
    ['Kierownik biura, specjalista ds. LSR', ['Kierownik biura', 'specjalista ds. LSR']],
    ['I. Kask\nI. Mets', ['I. Kask', 'I. Mets']],
    ['members, young people, and staff', ['members', 'young people', 'staff']],
    ['-', []],
  ])('%j', (text, names) => {
    expect(readParties(text.split('\n'))).toEqual(names);
  });
});
