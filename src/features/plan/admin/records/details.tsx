import type { ReactNode } from 'react';
import { Section } from '#ui/parts/section.tsx';
import { usePlanTexts } from '../plan-texts.ts';

/** What is known of a record, line by line; empty lines are left out. */
export function Details({ lines }: { lines: readonly { label: string; value: ReactNode }[] }) {
  const t = usePlanTexts();
  const shown = lines.filter(({ value }) => value !== null && value !== '' && value !== undefined);
  return (
    <Section title={t('records.details')}>
      <dl className="k-activity-details">
        {shown.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
