import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useUiTexts } from '#ui/i18n/ui-texts.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanView } from '../../contract/plan.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import { useChanges } from '../history/use-changes.ts';
import { MonthChoice } from '../import/month-choice.tsx';
import { MovedDates } from '../import/moved-dates.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import { monthStart } from './days.ts';
import '../import/import.css';

interface MoveDatesProps {
  view: PlanView;
  opened: boolean;
  onClose: () => void;
}

/** Every date of the plan by whole months, seen before it is done. */
export function MoveDates({ view, opened, onClose }: MoveDatesProps) {
  const t = usePlanTexts();
  const ui = useUiTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('plan.move.title')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <MoveForm view={view} onClose={onClose} />
    </Modal>
  );
}

function MoveForm({ view, onClose }: Omit<MoveDatesProps, 'opened'>) {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  const [chosen, setChosen] = useState<string | null>(null);
  const startsOn = chosen ?? monthStart(format.today());
  const preview = useEndpointQuery(
    plans.datesPreview,
    { params: changes.at({ id: view.plan.id }), query: { startsOn } },
    { keepPrevious: true },
  );
  const move = async () => {
    const reply = await changes.attempt(
      plans.moveDates,
      { params: changes.at({ id: view.plan.id }), body: { startsOn, revision: view.plan.revision } },
      t('plan.move.done'),
    );
    if (reply) onClose();
  };
  return (
    <div className="k-stack">
      <p className="k-soft">{t('plan.move.explain')}</p>
      <MonthChoice label={t('plan.move.first')} value={startsOn} onChange={setChosen} />
      {preview.error && <ErrorScreen small error={preview.error} />}
      {preview.isPending && <LoadingLines />}
      {preview.data?.moved.length === 0 && <p>{t('plan.move.nothing')}</p>}
      {preview.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        <section className="k-plan-moved" aria-label={t('plan.move.title')} tabIndex={0}>
          <MovedDates moved={preview.data.moved} />
        </section>
      )}
      <div className="k-row">
        <Button onClick={() => void move()} disabled={!preview.data || preview.data.moved.length === 0}>
          {t('plan.move.do')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('plan.move.cancel')}
        </Button>
      </div>
    </div>
  );
}
