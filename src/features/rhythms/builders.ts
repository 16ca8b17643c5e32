import type { DatedRecord } from '#platform/dated/dated.ts';
import type { Feature } from '#platform/feature/feature.ts';

/** A room of its own whose records tell municipalities apart; the list may be changed while it runs. */
export function aNewsRoom(records: DatedRecord[]): Feature {
  return {
    name: 'news',
    dependsOn: [],
    texts: { et: { dated: { story: 'Uudis' } }, en: { dated: { story: 'Story' } } },
    access: { 'news.read': { roles: ['owner', 'editor'], sentence: 'Owners and editors read news.' } },
    errors: {},
    dated: [
      {
        key: 'news.story',
        permission: 'news.read',
        byActivity: false,
        breakdown: 'municipality',
        list: async (_tx, { from, to }) => records.filter(({ on }) => on >= from && on <= to),
      },
    ],
  };
}

export function aStory(on: string, ...parts: string[]): DatedRecord {
  return { id: `${on} ${parts.join(' ')}`, on, title: `Lugu ${on}`, path: 'stories/1', parts };
}
