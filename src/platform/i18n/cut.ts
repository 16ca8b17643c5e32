/**
 * The beginning of a text, at most `longest` UTF-16 units, never ending in half a character: PostgreSQL refuses half an
 * emoji, and JSON carries it to where it becomes "\ufffd".
 */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splits ? longest - 1 : longest);
}
