import { z } from 'zod';

/** `<room>.<name>` */
export const Kind = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);

/** A calendar day that PostgreSQL can hold too. */
export const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day <= '2999-12-31');
export const Revision = z.number().int().min(1).max(2_147_483_647);
/** Of the sentences; without it the language of the account. A window may be read in the other one. */
export const ReadIn = z.enum(['et', 'en']).optional();
export const InOrganisation = z.object({ organisation: z.string().min(1).max(63) });
