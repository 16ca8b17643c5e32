import type { WordPiece } from '../../contract/versions.ts';

/** Two texts of a thousand words each; beyond it the whole text is told as replaced, in no time. */
const mostCells = 1_000_000;

/** What stayed, what came and what went between two texts, word by word; spaces go with the word before them. */
export function wordPieces(before: string, after: string): WordPiece[] {
  const [old, young] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < young.length - head &&
    old[old.length - 1 - tail] === young[young.length - 1 - tail]
  )
    tail += 1;
  const middle = between(old.slice(head, old.length - tail), young.slice(head, young.length - tail));
  return joined([
    ...old.slice(0, head).map((text): WordPiece => ({ kind: 'same', text })),
    ...middle,
    ...old.slice(old.length - tail).map((text): WordPiece => ({ kind: 'same', text })),
  ]);
}

function tokensOf(text: string): string[] {
  return text.match(/\s+|\S+\s*/gu) ?? [];
}

function between(old: readonly string[], young: readonly string[]): WordPiece[] {
  const gone = old.map((text): WordPiece => ({ kind: 'removed', text }));
  const come = young.map((text): WordPiece => ({ kind: 'added', text }));
  if (old.length === 0 || young.length === 0 || old.length * young.length > mostCells) return [...gone, ...come];
  const longest = longestCommon(old, young);
  const width = young.length + 1;
  const pieces: WordPiece[] = [];
  let [at, to] = [0, 0];
  while (at < old.length && to < young.length) {
    if (old[at] === young[to]) {
      pieces.push({ kind: 'same', text: old[at] ?? '' });
      at += 1;
      to += 1;
    } else if ((longest[(at + 1) * width + to] ?? 0) >= (longest[at * width + to + 1] ?? 0)) {
      pieces.push(gone[at] as WordPiece);
      at += 1;
    } else {
      pieces.push(come[to] as WordPiece);
      to += 1;
    }
  }
  return [...pieces, ...gone.slice(at), ...come.slice(to)];
}

/** For each pair of places the length of the longest common sequence from there on. */
function longestCommon(old: readonly string[], young: readonly string[]): Uint16Array {
  const width = young.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let at = old.length - 1; at >= 0; at -= 1) {
    for (let to = young.length - 1; to >= 0; to -= 1) {
      const [below, beside] = [lengths[(at + 1) * width + to] ?? 0, lengths[at * width + to + 1] ?? 0];
      lengths[at * width + to] =
        old[at] === young[to] ? (lengths[(at + 1) * width + to + 1] ?? 0) + 1 : Math.max(below, beside);
    }
  }
  return lengths;
}

function joined(pieces: readonly WordPiece[]): WordPiece[] {
  const whole: WordPiece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else whole.push({ ...piece });
  }
  return whole;
}
