import { Button } from '@mantine/core';
import { useState } from 'react';
import { InlineText } from '#ui/inline/inline-text.tsx';
import { Section } from '#ui/parts/section.tsx';
import type { ActivityView } from '../../contract/plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useChangeActivity } from './use-activity.ts';

const fields = ['objective', 'audience', 'medium', 'budget', 'status', 'notes'] as const;

/** What the plan says of the activity beside its steps, and the columns that fitted nowhere. */
export function DetailsSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const change = useChangeActivity(view);
  const { activity } = view;
  const [all, setAll] = useState(false);
  const filled = fields.filter((field) => activity[field] !== '');
  const shown = all ? fields : filled;
  const extra = Object.entries(activity.extra).filter(([, text]) => text !== '');
  const { edit } = activity.may;
  if (!edit && filled.length === 0 && extra.length === 0) return null;
  const more = (
    <Button variant="subtle" size="compact-md" className="k-no-print" onClick={() => setAll(true)}>
      {t('activity.details.show')}
    </Button>
  );
  return (
    <Section title={t('activity.details.title')} action={edit && shown.length < fields.length ? more : undefined}>
      {shown.length === 0 && extra.length === 0 && <p className="k-soft">{t('activity.details.empty')}</p>}
      <dl className="k-activity-details">
        {shown.map((field) => (
          <div key={field}>
            <dt>{t(`activity.details.${field}`)}</dt>
            <dd>
              <InlineText
                multiline
                label={t(`activity.details.${field}`)}
                value={activity[field]}
                readOnly={!edit}
                onSave={(text) => change({ [field]: text })}
              />
            </dd>
          </div>
        ))}
        {extra.map(([header, text]) => (
          <div key={header}>
            <dt>{header}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
