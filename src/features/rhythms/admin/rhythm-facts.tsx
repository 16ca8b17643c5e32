import { useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { rhythms } from '../contract/endpoints.ts';
import { byHand, type RhythmView } from '../contract/rhythm.ts';
import { useRhythmsTexts } from './rhythms-texts.ts';

/** What is counted, for whom, whom it reminds. */
export function RhythmFacts({ rhythm }: { rhythm: RhythmView }) {
  const t = useRhythmsTexts();
  const format = useFormat();
  const { slug } = useSession().organisation;
  const { data } = useEndpointQuery(rhythms.choices, { params: { organisation: slug } });
  const source = data?.sources.find((one) => one.key === rhythm.rule.what);
  const counted = rhythm.rule.what === byHand ? t('byHand') : (source?.label ?? '');
  return (
    <Section title={t('detail.about')}>
      <dl className="rhythms-facts">
        <dt>{t('detail.what')}</dt>
        <dd>{rhythm.sourceKnown ? counted : t('detail.sourceGone')}</dd>
        <dt>{t('detail.who')}</dt>
        <dd>{rhythm.reminded.join(', ') || t('list.nobody')}</dd>
        {rhythm.forWhom && (
          <>
            <dt>{t('detail.forWhom')}</dt>
            <dd>{rhythm.forWhom}</dd>
          </>
        )}
        {rhythm.activity && (
          <>
            <dt>{t('detail.activity')}</dt>
            <dd>
              <AppLink to={`activities/${rhythm.activity.id}`}>{rhythm.activity.title}</AppLink>
            </dd>
          </>
        )}
        <dt>{t('detail.countedFrom')}</dt>
        <dd>{format.day(rhythm.countedFrom)}</dd>
      </dl>
    </Section>
  );
}
