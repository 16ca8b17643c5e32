/** How a person learns of something: it stands in the inbox, it also comes in the digest, or it is mailed at once. */
export const noticeWays = ['inbox', 'digest', 'at-once'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/**
 * A kind of notification that a room tells people, declared in its manifest, so that they can say how they wish to be
 * told. The room's texts hold `notifications.<name>` (the sentence) and `notices.<name>` (what such ones are called).
 */
export interface NoticeKind {
  /** `<room>.<name>`; never changes, because preferences are bound to it. */
  key: `${string}.${string}`;
  /** What happens to whoever has not said otherwise. */
  usual: NoticeWay;
}
