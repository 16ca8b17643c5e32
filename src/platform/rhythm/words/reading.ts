/** A sentence from which one thing after another is understood and taken out; what is left was not understood. */
export class Reading {
  #left: string;

  constructor(sentence: string) {
    this.#left = sentence.normalize('NFC').replace(/[‐-―−]/g, '-');
  }

  /** Takes the first place that fits; the groups of the match, or null. */
  take(pattern: RegExp): readonly (string | undefined)[] | null {
    const match = pattern.exec(this.#left);
    if (!match) return null;
    // A mark stays where it was, so that the words around it do not become neighbours.
    this.#left = `${this.#left.slice(0, match.index)} ¦ ${this.#left.slice(match.index + match[0].length)}`;
    return match;
  }

  /** Words that nothing was made of, without those that only hold a sentence together. */
  rest(fillers: ReadonlySet<string>): string[] {
    return (this.#left.match(/[\p{L}\d][\p{L}\d'’-]*/gu) ?? []).filter((word) => !fillers.has(word.toLowerCase()));
  }
}

/** A pattern of whole words, in either case. */
export function words(inner: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${inner})(?![\\p{L}\\d])`, 'iu');
}
