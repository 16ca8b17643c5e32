/**
 * What a key leaves of its member's rights: to look at everything that they see, to do what editors do, all that they may,
 * or permissions that were named.
 */
export const reaches = ['read', 'work', 'everything', 'chosen'] as const;
export type Reach = (typeof reaches)[number];
