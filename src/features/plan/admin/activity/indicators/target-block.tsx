import { Button } from '@mantine/core';
import { IconHandStop, IconPencil, IconRefresh, IconSnowflake, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { MoreMenu } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { targets } from '../../../contract/activity-endpoints.ts';
import { sources } from '../../../contract/measuring-endpoints.ts';
import type { ActivityView, TargetView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { IndicatorBadge } from '../../plan/badges.tsx';
import { usePlanTexts } from '../../plan-texts.ts';
import { MeasureDrawer } from './measure-drawer.tsx';
import { Measurements } from './measurements.tsx';
import { BaselineDrawer } from './measuring/baseline-drawer.tsx';
import { SeriesSection } from './measuring/series-section.tsx';
import { TargetChart } from './target-chart.tsx';
import { TargetEditor } from './target-editor.tsx';
import { useFigure, useGoal, useReason } from './target-goal.ts';
import { TargetMatrix } from './target-matrix.tsx';

const SourceDrawer = lazy(() =>
  import('./measuring/source-drawer.tsx').then((module) => ({ default: module.SourceDrawer })),
);

interface TargetBlockProps {
  view: ActivityView;
  target: TargetView;
  /** Below a step: no chart, fewer words. */
  compact?: boolean;
  /** The only one of its indicator, which says the state already. */
  sole?: boolean;
}

/** One target: where it stands and why, what was promised, what was measured, and the next figure. */
export function TargetBlock({ view, target, compact = false, sole = false }: TargetBlockProps) {
  const t = usePlanTexts();
  const reasonOf = useReason();
  const [measuring, setMeasuring] = useState<{ part: string | null } | null>(null);
  const [editing, setEditing] = useState(false);
  const [binding, setBinding] = useState(false);
  const [freezing, setFreezing] = useState(false);
  const { may } = view.activity;
  const milestone = target.kind === 'milestone';
  const met = milestone && target.state === 'met';
  const measured = target.source !== null && target.source.kind !== 'by-hand';
  return (
    <div id={`at-${target.id}`} tabIndex={-1} className="k-target" data-compact={compact || undefined}>
      <div className="k-target-head">
        <TargetFigure target={target} />
        <p className="k-target-reason">{reasonOf(target.reason)}</p>
        {!sole && <IndicatorBadge state={target.state} />}
        <span className="k-row k-no-print k-target-actions">
          {may.edit && target.reason.code === 'growth_without_baseline' && (
            <Button size="compact-md" variant="light" onClick={() => setEditing(true)}>
              {t('activity.target.setBaseline')}
            </Button>
          )}
          {may.edit && target.reason.code === 'baseline_missing' && (
            <Button size="compact-md" variant="light" onClick={() => setFreezing(true)}>
              {t('measuring.baseline.freeze')}
            </Button>
          )}
          {may.work && !met && (
            <Button size="compact-md" variant="light" onClick={() => setMeasuring({ part: null })}>
              {t(milestone ? 'activity.target.confirm' : 'activity.target.measure')}
            </Button>
          )}
          {may.edit && (
            <TargetMenu
              target={target}
              onEdit={() => setEditing(true)}
              onMeasure={() => setBinding(true)}
              onFreeze={() => setFreezing(true)}
            />
          )}
        </span>
      </div>
      {!compact && (
        <>
          <TargetMatrix
            view={view}
            target={target}
            onMeasure={may.work ? (part) => setMeasuring({ part }) : undefined}
          />
          {measured ? <SeriesSection view={view} target={target} /> : <TargetChart target={target} />}
        </>
      )}
      <Measurements view={view} target={target} />
      {measuring && (
        <MeasureDrawer target={target} measurement={null} part={measuring.part} onClose={() => setMeasuring(null)} />
      )}
      {binding && (
        <Suspense fallback={null}>
          <SourceDrawer view={view} target={target} onClose={() => setBinding(false)} />
        </Suspense>
      )}
      {freezing && <BaselineDrawer target={target} onClose={() => setFreezing(false)} />}
      {editing && <TargetEditor indicatorId={target.indicatorId} target={target} onClose={() => setEditing(false)} />}
    </div>
  );
}

function TargetFigure({ target }: { target: TargetView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const goal = useGoal()(target);
  const figure = useFigure();
  if (target.kind === 'milestone') return <span className="k-sentence">{goal}</span>;
  const shown = target.kind === 'cadence' ? null : target.current;
  return (
    <span className="k-target-figure">
      {shown !== null && <strong>{figure(target, shown)}</strong>}
      <span className={shown === null ? 'k-sentence' : undefined}>
        {goal === '' ? t('activity.target.noGoal') : t('activity.target.goal', { goal })}
      </span>
      {target.baseline !== null && (
        <span className="k-small">
          {t('activity.target.baselineIs', {
            value: format.number(target.baseline),
            day: target.baselineOn ? format.day(target.baselineOn) : '–',
          })}
        </span>
      )}
    </span>
  );
}

interface TargetMenuProps {
  target: TargetView;
  onEdit: () => void;
  onMeasure: () => void;
  onFreeze: () => void;
}

function TargetMenu({ target, onEdit, onMeasure, onFreeze }: TargetMenuProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  const goal = useGoal()(target);
  const remove = () =>
    void changes.attempt(
      targets.remove,
      { params: changes.at({ id: target.id }), query: { revision: target.revision } },
      t('activity.target.removed'),
    );
  const measured = target.source !== null && target.source.kind !== 'by-hand';
  const byHand = () =>
    void changes.attempt(
      sources.change,
      { params: changes.at({ id: target.id }), body: { source: { kind: 'by-hand' }, revision: target.revision } },
      t('measuring.handNow'),
    );
  return (
    <span className="k-quiet-menu">
      <MoreMenu
        label={t('activity.target.menu', { goal })}
        actions={[
          { label: t('measuring.bind'), icon: IconRefresh, onSelect: onMeasure },
          ...(measured ? [{ label: t('measuring.unbind'), icon: IconHandStop, onSelect: byHand }] : []),
          ...(target.kind === 'growth'
            ? [{ label: t('measuring.baseline.freeze'), icon: IconSnowflake, onSelect: onFreeze }]
            : []),
          { label: t('activity.target.edit'), icon: IconPencil, onSelect: onEdit },
          { label: t('activity.target.remove'), icon: IconTrash, danger: true, onSelect: remove },
        ]}
      />
    </span>
  );
}
