import { Button } from '@mantine/core';
import type { ImportPreview } from '../../contract/imports.ts';
import { usePlanTexts } from '../plan-texts.ts';
import './foot-bar.css';

/** Stays in sight at the foot of the page: what was found, and the one step that makes it a plan. */
export function AcceptBar(props: { counts: ImportPreview['counts']; busy: boolean; onAccept: () => void }) {
  const t = usePlanTexts();
  const { sections, activities, steps } = props.counts;
  return (
    <div className="plan-foot-bar">
      <p role="status">
        <strong>
          {[
            t('import.counts.sections', { count: sections }),
            t('import.counts.activities', { count: activities }),
            t('import.counts.steps', { count: steps }),
          ].join(', ')}
        </strong>
      </p>
      <Button onClick={props.onAccept} loading={props.busy} disabled={activities === 0}>
        {props.busy ? t('import.accepting') : t('import.accept')}
      </Button>
    </div>
  );
}
