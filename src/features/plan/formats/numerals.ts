const roman: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A list number in the notation that Word names (`w:numFmt`); unknown notations give plain digits. */
export function numeral(number: number, notation: string): string {
  switch (notation) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return romanOf(number);
    case 'upperRoman':
      return romanOf(number).toUpperCase();
    default:
      return String(number);
  }
}

/** Word counts a … z, aa, bb, cc. */
function letters(number: number): string {
  if (number < 1 || number > 780) return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
}

function romanOf(number: number): string {
  if (number < 1 || number > 3_999) return String(number);
  let left = number;
  let text = '';
  for (const [value, sign] of roman) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}
