import { Button } from '@mantine/core';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type ProposalView, proposals } from '../../contract/proposals.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { linkOf } from '../records/link-of.ts';

/** What became of it, and why. */
export function ProposalAnswer({ proposal }: { proposal: ProposalView }) {
  const t = usePlanTexts();
  const format = useFormat();
  if (proposal.state === 'new') return null;
  const { became, acceptedInto, answer, answeredBy, answeredOn } = proposal;
  return (
    <Section title={t('proposals.answer')}>
      {became && (
        <p>
          {t('proposals.became')}: <AppLink {...linkOf(became.path)}>{became.title}</AppLink>
        </p>
      )}
      {(acceptedInto === 'next-plan' || acceptedInto === 'page') && <p>{t(`proposals.kept.${acceptedInto}`)}</p>}
      {answer !== '' && <p className="k-record-text">{answer}</p>}
      {answeredBy && answeredOn && (
        <p className="k-soft k-small">{t('proposals.answeredBy', { name: answeredBy, day: format.day(answeredOn) })}</p>
      )}
    </Section>
  );
}

/** Those that it stands for, or the one that stands for it. */
export function Siblings({ proposal }: { proposal: ProposalView }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const separate = (id: string, revision: number) =>
    void changes.attempt(
      proposals.separate,
      { params: changes.at({ id }), body: { revision } },
      t('proposals.separated'),
    );
  const { merged, mergedInto, may } = proposal;
  if (mergedInto) {
    return (
      <Section title={t('proposals.mergedInto')}>
        <div className="k-row">
          <AppLink to={places.proposal(mergedInto.id)}>{mergedInto.text}</AppLink>
          {may.answer && (
            <Button variant="default" size="compact-md" onClick={() => separate(proposal.id, proposal.revision)}>
              {t('proposals.separate')}
            </Button>
          )}
        </div>
      </Section>
    );
  }
  if (merged.length === 0) return null;
  return (
    <Section title={t('proposals.mergedList')} note={merged.length}>
      <ul className="k-activity-rows">
        {merged.map((one) => (
          <li key={one.id}>
            <div>
              <AppLink to={places.proposal(one.id)}>{one.text}</AppLink>
              <div className="k-soft k-small">{one.author}</div>
            </div>
            {may.answer && (
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={t('proposals.separateOf', { text: one.text.slice(0, 80) })}
                onClick={() => separate(one.id, one.revision)}
              >
                {t('proposals.separate')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
