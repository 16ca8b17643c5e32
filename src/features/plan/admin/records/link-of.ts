/** A path with its query, as another room or the server writes it (`activities/…?at=…`), as a link takes it. */
export function linkOf(path: string): { to: string; search: Record<string, string> } {
  const [to = '', query = ''] = path.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) };
}
