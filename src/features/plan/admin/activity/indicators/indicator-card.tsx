import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { InlineText } from '#ui/inline/inline-text.tsx';
import { MoreMenu } from '#ui/shell/page.tsx';
import { indicators } from '../../../contract/activity-endpoints.ts';
import type { ActivityView, IndicatorView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { IndicatorBadge } from '../../plan/badges.tsx';
import { usePlanTexts } from '../../plan-texts.ts';
import { TargetBlock } from './target-block.tsx';
import { TargetEditor } from './target-editor.tsx';

export function IndicatorCard({ view, indicator }: { view: ActivityView; indicator: IndicatorView }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { edit } = view.activity.may;
  const [adding, setAdding] = useState(false);
  const save = (text: string) =>
    changes.send(
      indicators.change,
      { params: changes.at({ id: indicator.id }), body: { text, revision: indicator.revision } },
      t('activity.indicators.changed'),
    );
  const remove = () =>
    void changes.attempt(
      indicators.remove,
      { params: changes.at({ id: indicator.id }), query: { revision: indicator.revision } },
      t('activity.indicators.removed'),
    );
  return (
    <section id={`at-${indicator.id}`} tabIndex={-1} className="k-section k-indicator" aria-label={indicator.text}>
      <div className="k-indicator-head">
        <h2>
          <InlineText
            multiline
            label={t('activity.indicators.new')}
            value={indicator.text}
            readOnly={!edit}
            onSave={save}
          />
        </h2>
        <IndicatorBadge state={indicator.state} />
        {edit && (
          <span className="k-no-print k-quiet-menu">
            <MoreMenu
              label={t('activity.indicators.menu', { text: indicator.text })}
              actions={[
                { label: t('activity.indicators.addTarget'), icon: IconPlus, onSelect: () => setAdding(true) },
                { label: t('activity.indicators.remove'), icon: IconTrash, danger: true, onSelect: remove },
              ]}
            />
          </span>
        )}
      </div>
      {indicator.targets.length === 0 && <p className="k-soft">{t('activity.indicators.noTarget')}</p>}
      {indicator.targets.map((target) => (
        <TargetBlock key={target.id} view={view} target={target} sole={indicator.targets.length === 1} />
      ))}
      {adding && <TargetEditor indicatorId={indicator.id} target={null} onClose={() => setAdding(false)} />}
    </section>
  );
}
