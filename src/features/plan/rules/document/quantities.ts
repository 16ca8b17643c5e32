/** Numbers as plans write them: `1-3`, `16 000`, `4,5`, `kaks`, `trzy`. */
const numberWords = new Map<string, number>();
for (const [value, list] of [
  'üks ühte one jeden jedna jedno viens yksi ein eine',
  'kaks kahte two dwa dwie dwóch divi kaksi zwei',
  'kolm kolme three trzy trzech trīs drei',
  'neli nelja four cztery czterech četri neljä vier',
  'viis viit five pięć pięciu pieci viisi fünf',
  'kuut six sześć sześciu seši kuusi sechs',
  'seitse seitset seven siedem siedmiu septiņi seitsemän sieben',
  'kaheksa kaheksat eight osiem ośmiu astoņi acht',
  'üheksa üheksat nine dziewięć dziewięciu deviņi neun',
  'kümme kümmet ten dziesięć dziesięciu desmit kymmenen zehn',
  'üksteist eleven jedenaście',
  'kaksteist twelve dwanaście zwölf',
].entries())
  for (const wordForNumber of list.split(' ')) numberWords.set(wordForNumber, value + 1);
numberWords.set('kakskümmend', 20).set('twenty', 20).set('dwadzieścia', 20);
numberWords.set('kolmkümmend', 30).set('viiskümmend', 50).set('fifty', 50).set('sada', 100);

const digits =
  '\\d{1,3}(?:[\\u00a0\\u202f\\u2009 ]\\d{3})+(?!\\d)|[1-9]\\d{0,2}(?:[.,]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)?';
/** `5,000 people`, `12.500 €`: a mark before exactly three digits parts thousands, as nobody promises thousandths. */
const thousands = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/;
const wordNumber = [...numberWords.keys()].toSorted((a, b) => b.length - a.length).join('|');
const one = `(?:${digits}|(?:${wordNumber})(?!\\p{L}))`;

/** A number or a range, standing on its own: not inside a word, a date, a decimal or a code. */
export const quantityPattern = `(?<![\\p{L}\\d.,/–-]|\\d[ \\u00a0])${one}(?:\\s?(?:[-–—]|kuni|to|do|või|or|lub)\\s?${one})?(?!\\d)`;

const range = new RegExp(`^(${one})(?:\\s?(?:[-–—]|kuni|to|do|või|or|lub)\\s?(${one}))?$`, 'iu');

export interface Quantity {
  min: number;
  max: number | null;
}

export function quantity(text: string): Quantity | null {
  const match = range.exec(text.trim());
  if (!match) return null;
  const min = numberOf(match[1] ?? '');
  const max = match[2] === undefined ? null : numberOf(match[2]);
  if (min === null || (max !== null && max < min)) return null;
  return { min, max };
}

function numberOf(text: string): number | null {
  const named = numberWords.get(text.toLowerCase());
  if (named !== undefined) return named;
  if (thousands.test(text)) return Number(text.replace(/[.,]/g, ''));
  const value = Number(text.replace(/[\s\u00a0\u202f\u2009]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
