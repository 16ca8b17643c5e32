import type { ImportPreview } from '../../contract/imports.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** What was found, in figures; each leads to the plan below, folded or unfolded as it asks. */
export function FoundFigures(props: { counts: ImportPreview['counts']; onLook: (unfold: boolean) => void }) {
  const t = usePlanTexts();
  const { counts } = props;
  const figures = [
    { text: t('import.counts.sections', { count: counts.sections }), unfold: false },
    { text: t('import.counts.activities', { count: counts.activities }), unfold: false },
    { text: t('import.counts.steps', { count: counts.steps }), unfold: true },
    { text: t('import.counts.indicators', { count: counts.indicators }), unfold: true },
  ];
  return (
    <fieldset className="plan-found">
      <legend className="k-only-read">{t('import.found')}</legend>
      {figures.map(({ text, unfold }) => {
        const [number, ...words] = text.split(' ');
        return (
          <button key={text} type="button" onClick={() => props.onLook(unfold)}>
            <strong>{number}</strong> <span>{words.join(' ')}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
