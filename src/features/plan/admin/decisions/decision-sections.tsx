import { IconCheck } from '@tabler/icons-react';
import { Section } from '#ui/parts/section.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { DecisionOption, DecisionTurn, DecisionView } from '../../contract/decisions.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { FileLink } from '../records/file-field.tsx';
import '../records/records.css';

/** What was decided, by whom, when and where that can be read. */
export function Outcome({ decision }: { decision: DecisionView }) {
  const t = usePlanTexts();
  const format = useFormat();
  if (decision.state !== 'decided') return null;
  const facts = [
    decision.decidedBy,
    decision.decidedOn ? format.day(decision.decidedOn) : '',
    decision.protocol ? t('decisions.protocolOf', { number: decision.protocol }) : '',
  ].filter(Boolean);
  return (
    <Section title={t('decisions.outcome')}>
      <p className="k-outcome k-record-text">{decision.outcome}</p>
      <p className="k-soft">{facts.join(' · ')}</p>
      {decision.reason !== '' && <p className="k-record-text">{decision.reason}</p>}
      {decision.file && (
        <p>
          <FileLink file={decision.file} />
        </p>
      )}
    </Section>
  );
}

export function Background({ decision }: { decision: DecisionView }) {
  const t = usePlanTexts();
  if (decision.background === '') return null;
  return (
    <Section title={t('decisions.background')}>
      <p className="k-record-text">{decision.background}</p>
    </Section>
  );
}

export function Options({ decision }: { decision: DecisionView }) {
  const t = usePlanTexts();
  return (
    <Section title={t('decisions.options')}>
      {decision.options.length === 0 && <p className="k-soft">{t('decisions.noOptions')}</p>}
      <ul className="k-options">
        {decision.options.map((option) => (
          <Option key={option.id} option={option} chosen={option.id === decision.chosenOption} />
        ))}
      </ul>
    </Section>
  );
}

function Option({ option, chosen }: { option: DecisionOption; chosen: boolean }) {
  const t = usePlanTexts();
  return (
    <li className="k-option" data-chosen={chosen || undefined}>
      <h3>
        {option.title}
        {chosen && (
          <>
            {' '}
            <IconCheck size={16} stroke={2.4} aria-hidden /> <span className="k-small">{t('decisions.chosen')}</span>
          </>
        )}
      </h3>
      <Arguments title={t('decisions.for')} text={option.for} />
      <Arguments title={t('decisions.against')} text={option.against} />
    </li>
  );
}

/** A line an argument. */
function Arguments({ title, text }: { title: string; text: string }) {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

export function Turns({ turns }: { turns: readonly DecisionTurn[] }) {
  const t = usePlanTexts();
  const format = useFormat();
  return (
    <Section title={t('decisions.turns')}>
      <ol className="k-turn-list">
        {turns.map((turn) => (
          <li key={turn.id}>
            {t(`words.decisionTurn.${turn.kind}`)}
            <div className="k-soft k-small">
              {format.day(turn.on)} · {turn.author}
            </div>
            {turn.note !== '' && <div className="k-small k-record-text">{turn.note}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
