import { Button, Loader } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import type { DatesChoice, ImportPreview } from '../../contract/imports.ts';
import { imports } from '../../contract/plan-endpoints.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { AcceptBar } from './accept-bar.tsx';
import { ColumnsSection } from './columns-section.tsx';
import { type Choice, choiceOf, DatesSection } from './dates-section.tsx';
import './import.css';
import { FoundFigures } from './found-figures.tsx';
import { keysOf, PreviewSection, type Unfolded } from './preview-section.tsx';
import { TablesSection } from './tables-section.tsx';
import { TitleSection } from './title-section.tsx';
import { useAccept } from './use-accept.ts';
import { useMapping } from './use-mapping.ts';
import { WarningsSection } from './warnings-section.tsx';

/** What a document will become, before it becomes anything. Its address carries the import, so leaving loses nothing. */
export function ImportScreen() {
  const { import: importId = '' } = useParams({ strict: false }) as { import?: string };
  const { organisation } = useSession();
  const { params: address } = useAddress();
  const choice = choiceOf(address);
  const query = choice.startsOn ? { moveTo: choice.startsOn } : {};
  const preview = useEndpointQuery(
    imports.read,
    { params: { organisation: organisation.slug, id: importId }, query },
    { keepPrevious: true },
  );
  if (preview.isPending) return <LoadingScreen />;
  if (preview.isError) return <ErrorScreen error={preview.error} onRetry={() => void preview.refetch()} />;
  return preview.data.planId ? (
    <AlreadyAccepted preview={preview.data} planId={preview.data.planId} />
  ) : (
    <Preview key={preview.data.id} preview={preview.data} choice={choice} />
  );
}

function Preview({ preview, choice }: { preview: ImportPreview; choice: Choice }) {
  const t = usePlanTexts();
  const dates = useRef<HTMLDivElement>(null);
  const plan = useRef<HTMLDivElement>(null);
  const titleField = useRef<HTMLInputElement>(null);
  const [unfolded, setUnfolded] = useState<Unfolded>(new Set());
  const [asked, setAsked] = useState(false);
  const [title, setTitle] = useState(preview.plan.title || preview.name.replace(/\.[^.]+$/, ''));
  const mapping = useMapping(preview, choice);
  const accept = useAccept(preview.id);
  const nothing = preview.counts.activities === 0;
  const decided = decidedDates(preview, choice);

  const submit = () => {
    if (decided && title.trim() !== '') return accept.mutate({ dates: decided, title: title.trim() });
    setAsked(true);
    const asks = decided ? titleField.current : dates.current?.querySelector<HTMLInputElement>('input[type=radio]');
    asks?.focus({ preventScroll: true });
    asks?.scrollIntoView({ block: 'center' });
  };
  const look = (unfold: boolean) => {
    setUnfolded(unfold ? keysOf(preview) : new Set());
    plan.current?.scrollIntoView({ block: 'start' });
    plan.current?.focus({ preventScroll: true });
  };
  return (
    <Page
      title={t('import.title')}
      trail={[{ label: t('import.new.title'), to: places.newPlan }]}
      summary={
        <>
          {preview.name ? t('import.source', { name: preview.name }) : t('import.pasted')} {t('import.keeps')}
        </>
      }
      secondary={mapping.busy ? <Loader size="sm" aria-label={t('import.columns.updating')} /> : undefined}
    >
      {!nothing && <FoundFigures counts={preview.counts} onLook={look} />}
      <WarningsSection warnings={preview.plan.warnings} />
      {preview.tables.some((table) => !table.chosen) && preview.tables.length > 1 && (
        <TablesSection preview={preview} onChoose={mapping.chooseTable} />
      )}
      <ColumnsSection key={`table ${preview.tableIndex}`} preview={preview} mapping={mapping} startOpen={nothing} />
      {!nothing && (
        <>
          {preview.dates.over && (
            <div ref={dates}>
              <DatesSection preview={preview} choice={choice} problem={asked && !decided} />
            </div>
          )}
          <TitleSection value={title} onChange={setTitle} ref={titleField} problem={asked && title.trim() === ''} />
          <div ref={plan} tabIndex={-1} className="plan-preview">
            <PreviewSection preview={preview} unfolded={unfolded} onUnfold={setUnfolded} />
          </div>
        </>
      )}
      <AcceptBar counts={preview.counts} busy={accept.isPending} onAccept={submit} />
    </Page>
  );
}

/** Null as long as a plan that is over waits for its answer. */
function decidedDates(preview: ImportPreview, { choice, startsOn }: Choice): DatesChoice | null {
  if (!preview.dates.over) return { choice: 'keep' };
  if (choice === 'move') return startsOn ? { choice, startsOn } : null;
  return choice ? { choice } : null;
}

function AlreadyAccepted({ preview, planId }: { preview: ImportPreview; planId: string }) {
  const t = usePlanTexts();
  return (
    <Page title={preview.plan.title || preview.name} summary={t('import.already')} width="reading">
      <div className="k-row">
        <Button component={AppLink} to={places.plan(planId)}>
          {t('import.openPlan')}
        </Button>
        <Button component={AppLink} to={places.newPlan} variant="default">
          {t('import.again')}
        </Button>
      </div>
    </Page>
  );
}
