import { Refusal } from '../errors/refusal.ts';
import { prelude } from './prelude.ts';
import { Printer } from './printer.ts';

export interface PdfRequest {
  /** Typst markup after the prelude; it reads `data` and begins with `#set document(title: …)`, which PDF/UA asks for. */
  template: string;
  /** Plain JSON: every text in it is shown as it is, never read as markup. */
  data: object;
  /** ISO 639, of the text: hyphenation, and what a screen reader speaks; what is none counts as Estonian. */
  language: string;
}

export interface Pdf {
  bytes: Uint8Array;
  pages: number;
}

/** The document could not be made: too large, too slow, a template that is wrong, a machine without the compiler. */
export class PdfProblem extends Refusal {
  constructor(problem: string) {
    super('unavailable', { cause: new Error(problem) });
    this.name = 'PdfProblem';
  }
}

let printer: Printer | undefined;

/**
 * A tagged PDF (ISO 14289-1, PDF/UA-1).
 * @throws PdfProblem
 */
export async function makePdf({ template, data, language }: PdfRequest): Promise<Pdf> {
  printer ??= new Printer();
  const source = `${prelude}\n${template}`;
  const given = { ...data, language: /^[a-z]{2,3}$/.test(language) ? language : 'et' };
  const answer = await printer.print(source, JSON.stringify(given, wellFormed));
  if ('bytes' in answer) return answer;
  if (!answer.glyphs) throw new PdfProblem(answer.problem);
  // A sign that no font here has is refused by PDF/UA: better one sign without its picture than no document.
  const plain = await printer.print(source, JSON.stringify(given, withoutUnknownSigns));
  if ('bytes' in plain) return plain;
  throw new PdfProblem(plain.problem);
}

/** What the fonts hold for certain: Latin, Greek, Cyrillic, punctuation, currency, arrows, mathematical signs. */
const unknownSigns =
  /[^\t\n\u0020-\u007e\u00a0-\u024f\u0370-\u0373\u0386-\u03ce\u0400-\u045f\u0490-\u0491\u1e80-\u1e85\u1e9e\u1ef2-\u1ef3\u2002-\u200a\u2010-\u2026\u202f-\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264-\u2265]/gu;

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function withoutUnknownSigns(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(unknownSigns, '·') : value;
}
