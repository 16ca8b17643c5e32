import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIndicators } from '../rules/document/indicators.ts';
import { splitItems } from '../rules/document/items.ts';
import { readParties } from '../rules/document/parties.ts';
import { codedTitle, partyText, periodTexts, textOfIndicators, textOfSteps } from './plan-cells.ts';

const text = fc.constantFrom(
  'Uudiskiri',
  'uudiskiri saadetud',
  'kutse (vt p 3)',
  'kava: 1) teema 2) külaline',
  'laat, talgud; supp',
  'saal - õu - park',
  'Lugu ilmub 2. mail',
  '„Meie küla“ 3 numbrit',
  'nt a) plakat b) voldik',
);
const step = fc.oneof(
  fc.record({
    number: fc.constant(null),
    text: fc.oneof(text, fc.constantFrom('1. Uudiskiri', '3 kirja', '2.1 Laat')),
  }),
  fc.record({ number: fc.integer({ min: 1, max: 12 }), text }),
);

describe('a cell reads back as what it was written from', () => {
  it('steps, numbered or not, with numbers in their text', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 5 }), (steps) => {
        expect(splitItems(textOfSteps(steps, '').split('\n')).items).toEqual(steps);
      }),
    );
  });

  it('indicators', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
        const written = textOfIndicators(
          texts.map((one) => ({ text: one })),
          '',
        );
        expect(readIndicators(written.split('\n')).map((one) => one.text)).toEqual(texts);
      }),
    );
  });

  it('parties, as the document wrote them while they are the same', () => {
    expect(partyText(['Ants', 'Mari'], 'Ants ja Mari', '')).toBe('Ants ja Mari');
    expect(partyText(['Ants', 'Jüri'], 'Ants ja Mari', '')).toBe('Ants, Jüri');
    const asked = 'Trükiste juures aitavad vabatahtlikud, õpilased';
    expect(partyText(['Ants', 'Mari', asked, 'Jüri'], '', '')).toBe(`Ants, Mari. ${asked}. Jüri`);
    expect(partyText([asked, 'juhatus'], '', '')).toBe(`• ${asked}\n• juhatus`);
    const name = fc.constantFrom(
      'Ants',
      'juhatus',
      'Külaselts',
      'Küla (vana, uus)',
      'MTÜ Laat',
      'Kirja juures kaasatakse vabatahtlikud.',
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (parties) => {
        expect(new Set(readParties(partyText(parties, '', '').split('\n')))).toEqual(
          new Set(parties.map((party) => party.replace(/\.$/, ''))),
        );
      }),
    );
  });

  it('numbers before names, in the way in which they are seen', () => {
    expect(codedTitle('1.1', 'Laat')).toBe('1.1. Laat');
    expect(codedTitle('1.1', '3 laata', 'Tegevus/ samm')).toBe('Tegevus 1.1: 3 laata');
    expect(codedTitle('1', 'mai matk', 'Tegevus')).toBe('1) mai matk');
    expect(codedTitle(null, '1. mai matk')).toBe('1. mai matk');
  });

  it('periods in several columns', () => {
    const days = { start: '2027-03-01', end: '2027-05-31' };
    expect(periodTexts({ ...days, text: 'märts – mai 2027' }, ['Algus', 'Lõpp'])).toEqual(['märts', 'mai 2027']);
    expect(periodTexts({ ...days, text: 'kevad 2027' }, ['Algus', 'Lõpp'])).toEqual(['01.03.2027', '31.05.2027']);
    expect(periodTexts({ ...days, start: null, text: 'mai 2027' }, ['Algus', 'Lõpp'])).toEqual(['', 'mai 2027']);
    const months = ['Aeg / märts', 'Aeg / aprill', 'Aeg / mai'];
    expect(periodTexts({ ...days, text: 'märts, mai' }, months)).toEqual(['x', '', 'x']);
    expect(periodTexts({ ...days, text: 'kevad 2027' }, months)).toEqual(['kevad 2027', '', '']);
  });
});
