import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitItems } from './items.ts';
import { readSteps } from './steps.ts';

const texts = (...lines: string[]) => readSteps(lines).steps.map((step) => [step.number, step.text]);

describe('steps of a cell', () => {
  it('splits at numbers with a parenthesis, through parentheses, numbers and slips of the writer', () => {
    expect(
      texts('1) küsitlus (vt p 2) ja kokkuvõte 2022) aastal. 2) 1-2 korda kohtuda. 3) hinnata tulemust).'),
    ).toEqual([
      [1, 'küsitlus (vt p 2) ja kokkuvõte 2022) aastal.'],
      [2, '1-2 korda kohtuda.'],
      [3, 'hinnata tulemust).'],
    ]);
  });

  it('finds the number that lost its parenthesis', () => {
    expect(texts('1) kava. 2) hange. 3. ehitus. 4) avamine.').map(([number]) => number)).toEqual([1, 2, 3, 4]);
    expect(readSteps(['1) kava. 2) hange. 3. ehitus. 4) avamine.']).gapAfter).toBeNull();
  });

  it('keeps a second list that begins anew, and what stands before the first number', () => {
    expect(texts('Kevadel: 1) plakat. 2) voldik. 1) laat. 2) mess.')).toEqual([
      [null, 'Kevadel:'],
      [1, 'plakat.'],
      [2, 'voldik.'],
      [1, 'laat.'],
      [2, 'mess.'],
    ]);
  });

  it('tells a gap in the numbering', () => {
    expect(readSteps(['1) üks. 2) kaks. 4) neli.']).gapAfter).toBe(2);
  });

  it.each([
    ['1. Plan. 2. Build on 1. May. 3. Test.', 3],
    ['1.1 Hange\n1.2 Kujundus', 2],
    ['a) intervjuud; b) fotod; c) avaldamine', 3],
    ['• plakat • voldik • video', 3],
    ['- plakat\n- voldik', 2],
    ['1. Kavand 2. Trükk 3. Levitamine', 3],
    ['1. kavand, 2. trükk, 3. levitamine', 3],
    ['1. Leping 2. osapoolega', 1],
    ['i) draft ii) review iii) print', 3],
    ['1 – kavand\n2 – trükk', 2],
    ['✓ kavand\n✓ trükk', 2],
    ['- kavand - trükk - levitamine', 3],
    ['1. projekt 2. druk 3. dystrybucja', 3],
    ['1.2 Kujundus', 1],
    ['kujunduse tellimine; trükk; laialisaatmine', 3],
    ['kujunduse tellimine\ntrükk', 2],
    ['Kujunduse tellimine ja selle\nläbirääkimine partneritega', 1],
    ['Koosolek 1. mail ja 3. kvartalis.', 1],
    ['Kohtume külas (A; B; C).', 1],
    ['analüüs, hange, kujundus', 1],
  ])('%j makes %i', (text, count) => {
    expect(readSteps(text.split('\n')).steps).toHaveLength(count);
  });

  it('gives numbered items back as they were', () => {
    const item = fc.stringMatching(/^[a-zäõ]{2,9}( \([a-z]{2,6}\))?( [a-z]{2,9}){0,4}\.$/);
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 12 }), fc.constantFrom(')', '.)', ' )'), (items, mark) => {
        const cell = items.map((text, at) => `${at + 1}${mark} ${text}`).join(' ');
        expect(splitItems([cell]).items).toEqual(items.map((text, at) => ({ number: at + 1, text })));
      }),
    );
  });

  it('loses no letter of any text', () => {
    const letters = (text: string) => [...text.replace(/[^\p{L}]/gu, '')].toSorted().join('');
    const piece = fc.constantFrom('1)', '2)', '3.', 'b)', '(', ')', 'töö', 'Kava.', ';', '\n', '-', '•', 'vt', '2022');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 30 }), (pieces) => {
        const cell = pieces.join(' ');
        const { items } = splitItems(cell.split('\n'));
        const marks = items.map(({ number }) => (number === null ? '' : String.fromCharCode(96 + number))).join('');
        for (const letter of letters(cell)) {
          const there = `${items.map((item) => item.text).join('')}${marks}${marks.toUpperCase()}o`.includes(letter);
          expect(there).toBe(true);
        }
      }),
    );
  });
});

describe('what a step says of itself', () => {
  it.each([
    ['ühise kirja saatmine 1-2 korda aastas', { per: 'year', min: 1, max: 2 }],
    ['koosolek kord kvartalis', { per: 'quarter', min: 1, max: null }],
    ['plaani uuendamine iga-aastaselt jaanuaris', { per: 'year', min: null, max: null }],
    ['iga-aastase kava koostamine', { per: 'year', min: null, max: null }],
    ['statistika regulaarne jälgimine', { per: null, min: null, max: null }],
    ['publish posts twice a year', { per: 'year', min: 2, max: null }],
    ['monthly newsletter', { per: 'month', min: null, max: null }],
    ['spotkania co kwartał', { per: 'quarter', min: null, max: null }],
    ['publikacja raz w roku', { per: 'year', min: 1, max: null }],
    ['laste laager igal suvel', { per: 'year', min: null, max: null }],
    ['kohtumine kord kahe kuu tagant', { per: null, min: null, max: null }],
    ['aptauja reizi gadā', { per: 'year', min: 1, max: null }],
    ['igapäevane meediaseire', { per: 'day', min: null, max: null }],
    ['postituste regulaarsuse kava loomine', null],
    ['ettekanne iga-aastasel seminaril', null],
    ['pidevate vahendite leidmine eelarvesse', null],
    ['kodulehe avamine', null],
  ])('%j recurs as %j', (text, recurs) => {
    expect(readSteps([text]).steps[0]?.recurs).toEqual(recurs);
  });

  it.each([
    ['vajadusel uute kanalite avamine', true],
    ['kaaluda oma lehe loomist', true],
    ['order more prints if needed', true],
    ['W razie potrzeby dodruk ulotek', true],
    ['postituste kava, vajadusel postituste võimendamine reklaamiga', false],
    ['kui on vaja, tellida tõlge', true],
    ['press releases as and when required', true],
    ['jeśli zajdzie potrzeba, dodruk', true],
    ['kodulehe avamine', false],
  ])('%j is conditional: %s', (text, conditional) => {
    expect(readSteps([text]).steps[0]?.conditional).toBe(conditional);
  });

  it('has targets only where it counts something', () => {
    expect(readSteps(['ühise kirja saatmine 1-2 korda aastas']).steps[0]?.targets).toMatchObject([
      { kind: 'cadence', min: 1, max: 2, per: 'year' },
    ]);
    expect(readSteps(['kodulehe avamine']).steps[0]?.targets).toEqual([]);
  });
});
