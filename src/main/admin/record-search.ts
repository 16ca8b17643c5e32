import { search } from '#platform/search/contract.ts';
import { request } from '#ui/api/client.ts';
import type { CommandSource } from '#ui/commands/source.ts';

/** Records of every room whose words fit: the server asks each room for what the reader may see. */
export const recordSearch: CommandSource = {
  id: 'records',
  heading: 'main:palette.records',
  leastLetters: 2,
  find: async (words, { session, signal }) => {
    const params = { organisation: session.organisation.slug };
    const { hits } = await request(search, { params, query: { text: words } }, { signal });
    return hits.map(({ kind, id, title, detail, path }) => ({
      id: `${kind}-${id}`,
      label: title,
      path: path.replace(/^\//, ''),
      ...(detail ? { hint: detail } : {}),
    }));
  },
};
