import { useFormat } from '#ui/use-format.ts';
import type { TrialView } from '../../../../contract/measuring.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import { useMeasuringWords } from './measuring-words.ts';

const shownPoints = 12;

/** What the source would give: the latest figures, or why there would be none. */
export function Trial({ trial, milestone }: { trial: TrialView | null; milestone: boolean }) {
  const t = usePlanTexts();
  const format = useFormat();
  const words = useMeasuringWords();
  if (!trial) return null;
  const latest = trial.points.slice(-shownPoints).toReversed();
  return (
    <section className="k-trial" aria-live="polite" aria-label={t('measuring.trial')}>
      {trial.problem && <p className="k-wrong">{words.problem(trial.problem)}</p>}
      {!trial.problem && latest.length === 0 && <p className="k-soft">{t('measuring.trialEmpty')}</p>}
      {latest.length > 0 && (
        <table className="k-activity-table">
          <caption className="k-only-read">{t('measuring.trial')}</caption>
          <tbody>
            {latest.map((point) => (
              <tr key={`${point.periodEnd} ${point.part}`}>
                <th scope="row">{milestone ? t('measuring.conditionsMet') : words.period(point)}</th>
                {point.part !== null && <td>{point.part}</td>}
                <td data-align="end">
                  {milestone
                    ? `${format.number(point.hits ?? 0)}/${format.number(point.whole ?? 0)}`
                    : words.value(point)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
