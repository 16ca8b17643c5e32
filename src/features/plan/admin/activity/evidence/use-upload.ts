import { useCallback, useState } from 'react';
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

export interface Sending {
  name: string;
  /** 0…1; null once all of it has gone and the server keeps it. */
  share: number | null;
  cancel: () => void;
}

/** Sends one file after another; `sending` is the one that is on its way. Rejects with an AbortError when called off. */
export function useUpload(): { upload: (file: File) => Promise<FileView>; sending: Sending | null } {
  const { slug } = useSession().organisation;
  const [sending, setSending] = useState<Sending | null>(null);
  const upload = useCallback(
    async (file: File) => {
      const control = new AbortController();
      const body = new FormData();
      // A pasted picture has no name of its own worth keeping, but the server wants one.
      const name = file.name || 'foto.png';
      body.append('file', file, name);
      const say = (share: number) =>
        setSending({ name, share: share < 1 ? share : null, cancel: () => control.abort() });
      say(0);
      try {
        const input = { params: { organisation: slug }, body };
        return await request(files.upload, input, { signal: control.signal, onProgress: say });
      } finally {
        setSending(null);
      }
    },
    [slug],
  );
  return { upload, sending };
}
