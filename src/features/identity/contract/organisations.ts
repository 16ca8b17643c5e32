import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { InOrganisation, LanguageChoice, OrganisationName, Region, Revision } from './values.ts';

export const Organisation = z.object({
  slug: z.string(),
  name: z.string(),
  language: LanguageChoice,
  region: z.string(),
  demo: z.boolean(),
  /** Whether its members have to prove two things. */
  secondFactorRequired: z.boolean(),
  createdAt: z.iso.datetime(),
  revision: Revision,
});
export type Organisation = z.infer<typeof Organisation>;

export const NewOrganisation = z.object({ name: OrganisationName, language: LanguageChoice, region: Region }).strict();

export const createOrganisation = endpoint({
  method: 'POST',
  path: '/api/v1/organisations',
  access: 'signed-in',
  summary: 'Found an organisation and become its owner',
  body: NewOrganisation,
  reply: Organisation,
});

const one = '/api/v1/organisations/:organisation';

export const readOrganisation = endpoint({
  method: 'GET',
  path: one,
  access: 'identity.organisation-read',
  summary: 'The organisation’s settings',
  params: InOrganisation,
  reply: Organisation,
});

export const OrganisationChange = z
  .object({
    name: OrganisationName.optional(),
    language: LanguageChoice.optional(),
    region: Region.optional(),
    secondFactorRequired: z.boolean().optional(),
    revision: Revision,
  })
  .strict();

export const changeOrganisation = endpoint({
  method: 'PATCH',
  path: one,
  access: 'identity.settings-manage',
  summary: 'Change the organisation’s settings',
  params: InOrganisation,
  body: OrganisationChange,
  reply: Organisation,
  errors: ['second_factor_own_first'],
});

export const removeOrganisation = endpoint({
  method: 'DELETE',
  path: one,
  access: 'identity.organisation-remove',
  summary: 'Remove the demo organisation with all its people and records',
  params: InOrganisation,
  errors: ['organisation_not_demo'],
});
