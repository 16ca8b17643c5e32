import { z } from 'zod';
import { ActivityView, PlanView } from './plan.ts';
import { Id, Revision } from './words.ts';

/** Every path of the plan lies below its organisation. */
export const P = '/api/v1/organisations/:organisation';
export const inOrganisation = z.object({ organisation: z.string().min(1).max(63) });
export const withId = inOrganisation.extend({ id: Id });

/** The answer to every change: the whole activity as it is now, and the history entry by which it can be undone. */
export const Changed = z.object({ activity: ActivityView, undo: Id.nullable(), id: Id });
/** Of a comment under another record than an activity there is none to answer with. */
export const CommentChanged = Changed.extend({ activity: ActivityView.nullable() });
export const PlanChanged = z.object({ plan: PlanView, undo: Id.nullable(), id: Id });

/** Which state of the record is removed: an older one than the present is refused. */
export const ofRevision = z.object({ revision: z.coerce.number().pipe(Revision) });
