import { ProgressTask } from '#ui/parts/progress-task.tsx';
import { usePlanTexts } from '../../plan-texts.ts';
import type { Sending } from './use-upload.ts';

/** A file on its way, with a way to call it off. */
export function SendingFile({ sending }: { sending: Sending }) {
  const t = usePlanTexts();
  const { name, share, cancel } = sending;
  return <ProgressTask title={t('activity.evidence.uploading', { name })} share={share} onCancel={cancel} />;
}
