import { expect, test } from 'vitest';
import { refusalOf } from './document-refusal.ts';

test.each([
  ['kava.docx', 1, null],
  ['KAVA 2027.XLSX', 20_000_000, null],
  ['kava.v2.md', 300, null],
  ['kava.odt', 300, null],
  ['kava.docx', 20_000_001, 'tooLarge'],
  ['kava.csv', 0, 'empty'],
  ['vana kava.doc', 300, 'oldWord'],
  ['kava.xls', 300, 'oldExcel'],
  ['kava.pdf', 300, 'pdf'],
  ['kava.pages', 300, 'wrongKind'],
  ['kava', 300, 'wrongKind'],
  ['.docx.exe', 300, 'wrongKind'],
])('%s of %i bytes: %s', (name, size, answer) => {
  expect(refusalOf({ name, size })).toBe(answer);
});
