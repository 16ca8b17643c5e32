import { z } from 'zod';
import { roles } from '#platform/db/scope.ts';
import { oneLine } from '#platform/http/one-line.ts';

export const languages = ['et', 'en'] as const;
export const LanguageChoice = z.enum(languages);
export const RoleChoice = z.enum(roles);

export const Email = z.string().trim().max(254).pipe(z.email());
export const PersonName = oneLine(120);
export const OrganisationName = oneLine(120);
export const Region = oneLine(120);
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
/** A calendar day, `2026-12-31`. */
export const Day = z.iso.date();
export const Revision = z.number().int().min(1).max(2_147_483_647);

/** In the path of whatever belongs to an organisation: its slug. */
export const InOrganisation = z.object({ organisation: z.string().min(1).max(63) });
