import { z } from 'zod';
import { oneLine } from '#platform/http/one-line.ts';
import { Day, Per, PlanField, TargetKind } from './document.ts';

export const PlanState = z.enum(['draft', 'in-review', 'approved', 'closed']);
export type PlanState = z.infer<typeof PlanState>;

export const StepState = z.enum(['not-started', 'in-progress', 'done', 'waiting', 'dropped']);
export type StepState = z.infer<typeof StepState>;

/** On screen: graafikus, ohus, täitmata, täidetud, mõõtmata. */
export const IndicatorState = z.enum(['on-track', 'at-risk', 'missed', 'met', 'unmeasured']);
export type IndicatorState = z.infer<typeof IndicatorState>;

/** How an activity stands as a whole, read out of its steps and indicators. */
export const ActivityState = z.enum(['not-started', 'in-progress', 'done', 'late']);
export type ActivityState = z.infer<typeof ActivityState>;

export const PartyKind = z.enum(['person', 'team', 'organisation', 'role']);
export type PartyKind = z.infer<typeof PartyKind>;

export const PartyRole = z.enum(['owner', 'participant']);
export type PartyRole = z.infer<typeof PartyRole>;

export const EvidenceKind = z.enum(['file', 'photo', 'link', 'note', 'record']);

/** PostgreSQL's integer; ids and revisions beyond it would fail in the database instead of at the border. */
const largestInteger = 2_147_483_647;

/** In small letters, as PostgreSQL gives them back: two spellings of one id must compare alike. */
export const Id = z.uuid().toLowerCase();
export const Revision = z.number().int().min(1).max(largestInteger);
export const Line = oneLine(500);
export const Passage = z.string().max(10_000);
export const Quantity = z.number().min(-1e12).max(1e12);
export const Cents = z.number().int().min(-1e13).max(1e13);
/** A day that a plan can speak of; keeps typing slips such as 20226-01-01 out. */
export const PlanDay = Day.refine((day) => day >= '1990-01-01' && day <= '2100-12-31', 'wrong_date');

export { Day, Per, PlanField, TargetKind };
