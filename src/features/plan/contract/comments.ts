import { z } from 'zod';
import { Id } from './words.ts';

export const CommentSubject = z.object({ kind: z.enum(['decision', 'proposal', 'agreement']), id: Id });
export type CommentSubject = z.infer<typeof CommentSubject>;

export const NewCommentOn = z
  .object({ subject: CommentSubject.strict(), text: z.string().trim().min(1).max(5_000) })
  .strict();
