/**
 * Mentions in the text of a comment: kept as `@[Name](user:UUID)`, so that they find their person even when the name
 * changes; shown and typed as `@Name`. Brackets in a name are left out of it, they would end it early.
 */
export interface Mention {
  userId: string;
  name: string;
}

export type Piece = { text: string } | { mention: Mention };

const mentionPattern =
  /@\[([^\]\n]{1,200})\]\(user:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/giu;

/** The text cut at its mentions, in order. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(mentionPattern)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
    pieces.push({ mention: { name: found[1] ?? '', userId: (found[2] ?? '').toLowerCase() } });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

export function mentionsIn(text: string): Mention[] {
  return piecesOf(text).flatMap((piece) => ('mention' in piece ? [piece.mention] : []));
}

/** As a person reads and types it. */
export function plainText(text: string): string {
  return piecesOf(text)
    .map((piece) => ('mention' in piece ? `@${piece.mention.name}` : piece.text))
    .join('');
}

/** As somebody reads it to whom no person's name is told: who is spoken to is left open. */
export function withoutNames(text: string): string {
  return piecesOf(text)
    .map((piece) => ('mention' in piece ? '@…' : piece.text))
    .join('');
}

/** What is said without whom it is said to: the names at its beginning are left out. */
export function withoutAddress(text: string): string {
  const pieces = piecesOf(text);
  const first = pieces.findIndex((piece) => 'text' in piece && /[\p{L}\p{N}]/u.test(piece.text));
  if (first === -1) return plainText(text);
  const said = pieces.slice(first).map((piece) => ('mention' in piece ? `@${piece.mention.name}` : piece.text));
  return said.join('').replace(/^[\s,:;.–-]+/, '');
}

/** What was typed, as it is kept. A longer name goes before a shorter one that it begins with. */
export function withMentions(typed: string, people: readonly Mention[]): string {
  const named = people
    .map(({ userId, name }) => ({ userId, name: name.replace(/[[\]\n]/g, '').trim() }))
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.name.length - one.name.length);
  let kept = '';
  let at = 0;
  while (at < typed.length) {
    const who =
      typed[at] === '@' && isBeginning(typed, at) ? named.find((one) => isNamedAt(typed, at, one.name)) : null;
    if (who) {
      kept += `@[${who.name}](user:${who.userId})`;
      at += who.name.length + 1;
    } else {
      kept += typed[at] ?? '';
      at += 1;
    }
  }
  return kept;
}

/** An address such as `mari@example.org` mentions nobody. */
function isBeginning(typed: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(typed[at - 1] ?? '');
}

function isNamedAt(typed: string, at: number, name: string): boolean {
  const after = typed[at + 1 + name.length] ?? '';
  return typed.startsWith(name, at + 1) && !/[\p{L}\p{N}]/u.test(after);
}

/** The name that is being typed at the caret, without its `@`; null where none is. */
export function typedName(typed: string, caret: number): { from: number; name: string } | null {
  const before = typed.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from === -1 || !isBeginning(typed, from)) return null;
  const name = before.slice(from + 1);
  return /^[\p{L}\p{N}\-' ]{0,40}$/u.test(name) && !name.startsWith(' ') ? { from, name } : null;
}
