import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import {
  Id,
  KeepingRecord,
  NewMark,
  NewRhythm,
  PauseChange,
  Revision,
  RhythmChange,
  RhythmDetail,
  RhythmHistoryEntry,
  RhythmView,
} from './rhythm.ts';

const P = '/api/v1/organisations/:organisation';
const inOrganisation = z.object({ organisation: z.string().min(1).max(63) });
const withId = inOrganisation.extend({ id: Id });
const ofRevision = z.object({ revision: z.coerce.number().pipe(Revision) });
/** The rhythm as the change left it, and the history entry by which it can be undone. */
const Changed = z.object({ rhythm: RhythmView, undo: Id.nullable() });

export const rhythms = {
  list: endpoint({
    method: 'GET',
    path: `${P}/rhythms`,
    access: 'rhythms.read',
    summary: 'What is owed how often, and how it stands',
    params: inOrganisation,
    reply: z.object({ rhythms: z.array(RhythmView) }),
  }),
  choices: endpoint({
    method: 'GET',
    path: `${P}/rhythm-choices`,
    access: 'rhythms.read',
    summary: 'What a rhythm can count, whom it can remind, which activities it can belong to',
    params: inOrganisation,
    reply: z.object({
      sources: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          byActivity: z.boolean(),
          breakdown: z.string().nullable(),
        }),
      ),
      people: z.array(z.object({ id: Id, name: z.string() })),
      activities: z.array(z.object({ id: Id, title: z.string() })),
    }),
  }),
  add: endpoint({
    method: 'POST',
    path: `${P}/rhythms`,
    access: 'rhythms.edit',
    summary: 'Begin a rhythm',
    params: inOrganisation,
    body: NewRhythm,
    reply: Changed,
    errors: ['rhythm_source_unknown', 'rhythm_activity_unknown', 'rhythm_person_unknown'],
  }),
  read: endpoint({
    method: 'GET',
    path: `${P}/rhythms/:id`,
    access: 'rhythms.read',
    summary: 'One rhythm with every part of the calendar and of its breakdown',
    params: withId,
    reply: RhythmDetail,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${P}/rhythms/:id`,
    access: 'rhythms.edit',
    summary: 'Change a rhythm',
    params: withId,
    body: RhythmChange,
    reply: Changed,
    errors: ['edited_meanwhile', 'rhythm_source_unknown', 'rhythm_activity_unknown', 'rhythm_person_unknown'],
  }),
  pause: endpoint({
    method: 'PUT',
    path: `${P}/rhythms/:id/paused`,
    access: 'rhythms.edit',
    summary: 'Let a rhythm rest, or go on with it',
    params: withId,
    body: PauseChange,
    reply: Changed,
    errors: ['edited_meanwhile'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${P}/rhythms/:id`,
    access: 'rhythms.edit',
    summary: 'Remove a rhythm; it can be undone',
    params: withId,
    query: ofRevision,
    reply: z.object({ undo: Id.nullable() }),
    errors: ['edited_meanwhile'],
  }),
  records: endpoint({
    method: 'GET',
    path: `${P}/rhythms/:id/records`,
    access: 'rhythms.read',
    summary: 'The records within some days, of one part of the breakdown or of none',
    params: withId,
    query: z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      part: z.string().min(1).max(200).optional(),
      unplaced: z.stringbool().optional(),
    }),
    reply: z.object({
      records: z.array(KeepingRecord),
      /** Records that the reader may not see. */
      hidden: z.number(),
    }),
  }),
  mark: endpoint({
    method: 'POST',
    path: `${P}/rhythms/:id/marks`,
    access: 'rhythms.mark',
    summary: 'Say by hand that it was done',
    params: withId,
    body: NewMark,
    reply: Changed,
    errors: ['rhythm_part_unknown'],
  }),
  unmark: endpoint({
    method: 'DELETE',
    path: `${P}/rhythm-marks/:id`,
    access: 'rhythms.mark',
    summary: 'Take back what was marked by hand',
    params: withId,
    query: ofRevision,
    reply: Changed,
    errors: ['edited_meanwhile'],
  }),
  history: endpoint({
    method: 'GET',
    path: `${P}/rhythms/:id/history`,
    access: 'rhythms.read',
    summary: 'What was done to a rhythm, newest first',
    params: withId,
    query: z.object({ before: Id.optional() }),
    reply: z.object({ entries: z.array(RhythmHistoryEntry), next: Id.nullable() }),
  }),
  undo: endpoint({
    method: 'POST',
    path: `${P}/rhythm-history/:id/undone`,
    access: 'rhythms.mark',
    summary: 'Take back one change of a rhythm or of a mark',
    params: withId,
    reply: Changed.extend({ rhythm: RhythmView.nullable() }),
    errors: ['rhythm_undo_too_late'],
  }),
};
