import type { AccessTable } from './access.ts';

/** Permissions for what no room owns: files and the search over everything. */
export const platformAccess = {
  'files.read': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest'],
    sentence: 'Everybody opens the files that they were shown; a file is found by its id alone.',
  },
  'files.add': {
    roles: ['owner', 'editor', 'contributor', 'guest'],
    sentence: 'All who bring evidence upload files.',
  },
  'search.read': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest'],
    sentence: 'Everybody searches, and finds what they may read.',
  },
} as const satisfies AccessTable;
