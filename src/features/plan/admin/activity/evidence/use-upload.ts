import { useCallback } from 'react';
import { type FileView, files } from '#platform/files/contract.ts';
import { request } from '#ui/api/client.ts';
import { useSession } from '#ui/session.tsx';

/** What people keep as evidence; anything else is refused before it is sent. */
export const evidenceKinds: readonly string[] = [
  '.jpg',
  '.jpeg',
  '.png',
  '.webp',
  '.pdf',
  '.docx',
  '.xlsx',
  '.pptx',
  '.odt',
  '.ods',
  '.csv',
  '.txt',
  '.html',
];
export const mostBytes = 20_000_000;

export function useUpload(): (file: File) => Promise<FileView> {
  const { slug } = useSession().organisation;
  return useCallback(
    (file) => {
      const body = new FormData();
      // A pasted picture has no name of its own worth keeping, but the server wants one.
      body.append('file', file, file.name || 'foto.png');
      return request(files.upload, { params: { organisation: slug }, body });
    },
    [slug],
  );
}
