import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ImportPreview } from '../../contract/imports.ts';
import { imports } from '../../contract/plan-endpoints.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { isTooLong, type Pasted } from './clipboard.ts';
import { refusalOf } from './document-refusal.ts';

export type Bringing =
  | { phase: 'idle' }
  /** `share` is how much of the file has gone, 0…1; at 1 the server reads it. */
  | { phase: 'sending'; name: string | null; share: number }
  | { phase: 'refused'; pasted: boolean; answer: string }
  | { phase: 'cancelled' };

/** Sends a document or a paste to be read and goes to its preview; what is refused is answered here. */
export function useBringingIn() {
  const [state, setState] = useState<Bringing>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  const t = usePlanTexts();
  const format = useFormat();
  const explain = useErrorText();
  const queries = useQueryClient();
  const go = useGo();
  const { organisation } = useSession();
  const params = { organisation: organisation.slug };
  useEffect(() => () => running.current?.abort(), []);

  const run = async (name: string | null, send: (signal: AbortSignal) => Promise<ImportPreview>) => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setState({ phase: 'sending', name, share: name === null ? 1 : 0 });
    try {
      const preview = await send(control.signal);
      queries.setQueryData(keyOf(imports.read, { params: { ...params, id: preview.id }, query: {} }), preview);
      go(places.importOf(preview.id));
    } catch (error) {
      if (!control.signal.aborted) setState({ phase: 'refused', pasted: name === null, answer: explain(error) });
    }
  };

  const bringFiles = (files: readonly File[]) => {
    const [file, ...others] = files;
    if (!file) return;
    const refused = (answer: string) => setState({ phase: 'refused', pasted: false, answer });
    if (others.length > 0) return refused(t('import.refused.several'));
    const refusal = refusalOf(file);
    if (refusal) return refused(t(`import.refused.${refusal}`, { name: file.name, size: format.bytes(file.size) }));
    const body = new FormData();
    body.append('file', file, file.name);
    const onProgress = (share: number) => setState({ phase: 'sending', name: file.name, share });
    void run(file.name, (signal) => request(imports.upload, { params, body }, { signal, onProgress }));
  };

  const bringPaste = ({ files, text, html }: Pasted) => {
    if (files.length > 0) return bringFiles(files);
    const refused = (answer: string) => setState({ phase: 'refused', pasted: true, answer });
    if (text.trim() === '') return refused(t('import.paste.empty'));
    if (isTooLong({ text })) return refused(t('import.refused.pasteTooLong'));
    const body = html === undefined ? { text } : { text, html };
    void run(null, (signal) => request(imports.paste, { params, body }, { signal }));
  };

  const cancel = () => {
    running.current?.abort();
    setState({ phase: 'cancelled' });
  };
  return { state, bringFiles, bringPaste, cancel };
}
