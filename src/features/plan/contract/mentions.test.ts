import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsIn, piecesOf, plainText, typedName, withMentions, withoutAddress } from './mentions.ts';

const mari = { userId: '0198b2a0-0000-7000-8000-000000000001', name: 'Mari Mets' };
const mariLiis = { userId: '0198b2a0-0000-7000-8000-000000000002', name: 'Mari Mets-Õun' };
const people = [mari, mariLiis];
const token = (who: typeof mari) => `@[${who.name}](user:${who.userId})`;

describe('mentions', () => {
  it.each([
    ['Palun @Mari Mets, vaata', `Palun ${token(mari)}, vaata`],
    ['@Mari Mets-Õun teab', `${token(mariLiis)} teab`],
    ['@Mari Metsa ei ole', '@Mari Metsa ei ole'],
    ['kiri aadressile mari@Mari Mets', 'kiri aadressile mari@Mari Mets'],
    ['keegi @Tundmatu', 'keegi @Tundmatu'],
    ['(@Mari Mets)', `(${token(mari)})`],
  ])('keeps "%s"', (typed, kept) => {
    expect(withMentions(typed, people)).toBe(kept);
    expect(plainText(kept)).toBe(typed);
  });

  it.each([
    ['@[Mari](user:1)', 'an id that is none'],
    ['@[](user:0198b2a0-0000-7000-8000-000000000001)', 'no name'],
    ['[Mari](user:0198b2a0-0000-7000-8000-000000000001)', 'no sign before it'],
    ['@[a\nb](user:0198b2a0-0000-7000-8000-000000000001)', 'a name over two lines'],
  ])('finds none in %j: %s', (text) => {
    expect(mentionsIn(text)).toEqual([]);
    expect(plainText(text)).toBe(text);
  });

  it.each([
    [`${token(mari)} kas teeme ${token(mariLiis)} matka?`, 'kas teeme @Mari Mets-Õun matka?'],
    [`${token(mari)}, ${token(mariLiis)}: teeme matka`, 'teeme matka'],
    ['Teeme matka', 'Teeme matka'],
    [token(mari), '@Mari Mets'],
  ])('leaves out to whom "%s" is said', (text, said) => {
    expect(withoutAddress(text)).toBe(said);
  });

  it('gives every character back, piece by piece', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(token(mari), token(mariLiis), '@', '@['))),
        (parts) => {
          const text = parts.join('');
          const again = piecesOf(text).map((piece) =>
            'mention' in piece ? `@[${piece.mention.name}](user:${piece.mention.userId})` : piece.text,
          );
          expect(again.join('').toLowerCase()).toBe(text.toLowerCase());
        },
      ),
    );
  });

  it.each([
    ['tere @Ma', 8, { from: 5, name: 'Ma' }],
    ['@', 1, { from: 0, name: '' }],
    ['mari@aed', 8, null],
    ['@Mari tuli, ja', 14, null],
    ['tere', 4, null],
  ])('offers names at the caret of "%s"', (typed, caret, expected) => {
    expect(typedName(typed, caret)).toEqual(expected);
  });
});
