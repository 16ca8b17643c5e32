import { z } from 'zod';
import { endpoint } from '../http/endpoint.ts';

export const FileView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});
export type FileView = z.infer<typeof FileView>;

const inOrganisation = z.object({ organisation: z.string().min(1).max(63) });

export const files = {
  upload: endpoint({
    method: 'POST',
    path: '/api/v1/organisations/:organisation/files',
    access: 'files.add',
    summary: 'Upload a file of at most 20 MB; pictures are encoded anew without their place',
    params: inOrganisation,
    accepts: 'file',
    reply: FileView,
    errors: ['picture_unreadable', 'file_empty'],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/v1/organisations/:organisation/files/:id',
    access: 'files.read',
    summary: 'The bytes of a file',
    params: inOrganisation.extend({ id: z.uuid() }),
    answers: 'file',
  }),
};
