const LARGEST_BYTES = 20_000_000;

/** What the reader understands; anything else is answered before it is sent. */
export const readableEndings = [
  '.docx',
  '.odt',
  '.xlsx',
  '.csv',
  '.tsv',
  '.html',
  '.htm',
  '.md',
  '.markdown',
  '.txt',
] as const;

export type DocumentRefusal = 'empty' | 'tooLarge' | 'oldWord' | 'oldExcel' | 'pdf' | 'wrongKind';

const knownOthers: Readonly<Record<string, DocumentRefusal>> = {
  '.doc': 'oldWord',
  '.rtf': 'oldWord',
  '.xls': 'oldExcel',
  '.pdf': 'pdf',
};

/** Why a chosen file cannot become a plan, as far as its name and size tell; null when it is worth sending. */
export function refusalOf(file: { name: string; size: number }): DocumentRefusal | null {
  const ending = /\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? '';
  const other = knownOthers[ending];
  if (other) return other;
  if (!readableEndings.some((one) => one === ending)) return 'wrongKind';
  if (file.size === 0) return 'empty';
  return file.size > LARGEST_BYTES ? 'tooLarge' : null;
}
